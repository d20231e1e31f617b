# Works with GNU make 3.81 (macOS) and later. Everything is done inside .venv.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
FOLDERS := ontology graph builders queries web cli examples

.DEFAULT_GOAL := help
.PHONY: help venv install demo test coverage fuzz lint types score yasqe bench audit sbom clean

help:  ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Stamps: pip runs again only when the files that say what to install have changed.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "policygraph needs Python 3.11 or later; name one: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || \
	  { echo "no venv module: on Debian and Ubuntu, apt-get install python3-venv" >&2; exit 1; }

$(VENV)/installed: $(BIN)/python setup.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-dev: $(BIN)/python setup.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/installed

venv: $(BIN)/python  ## make .venv, empty

install: $(VENV)/installed  ## make .venv and install policygraph in it

demo: $(VENV)/installed  ## build examples/, print who is assigned what, write a page
	$(BIN)/policygraph demo

test: $(VENV)/installed-dev  ## run all tests on all cores
	$(BIN)/pytest -n auto --dist loadfile

# Counting lines makes the tests half as slow again.
coverage: $(VENV)/installed-dev  ## run all tests and print what they reach
	$(BIN)/pytest -n auto --dist loadfile --cov

# CASES and SEED say how many to try, and which.
fuzz: $(VENV)/installed-dev  ## read many broken and hostile files; CASES=20000 SEED=1
	FUZZ_CASES=$(or $(CASES),20000) FUZZ_SEED=$(or $(SEED),1) $(BIN)/pytest -n auto tests/test_fuzz.py

lint: $(VENV)/installed-dev  ## check style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# build/types shows the folders to the type checker under the names they are imported by.
types: $(VENV)/installed-dev  ## check types, tests included
	@mkdir -p build/types/policygraph
	@for name in $(FOLDERS); do ln -sfn $(CURDIR)/$$name build/types/policygraph/$$name; done
	$(BIN)/mypy

# RECORD=1 makes what is read now the record to compare with.
score: $(VENV)/installed-dev  ## print which facts were gained or lost since the last record
	$(BIN)/python benchmarks/score.py $(if $(RECORD),--record)

# The editor of the query page, as its package has it: YASQE=4.6.2; LICENSES.txt beside it names it.
yasqe:  ## fetch the editor of the query page anew
	rm -rf build/yasqe && mkdir -p build/yasqe
	cd build/yasqe && npm pack --silent @zazuko/yasqe@$(or $(YASQE),4.6.2) && tar xzf *.tgz
	cp build/yasqe/package/build/yasqe.min.js build/yasqe/package/build/yasqe.min.css web/static/yasqe/
# One of its own prefixes, which the page does not offer, has a path in its address like one of a disk.
	sed -i -E 's/awol=`[^`]*`,//; s/,awol,/,/' web/static/yasqe/yasqe.min.js

bench: $(VENV)/installed-dev  ## print how long things take, as ratios to the parts and peers
	@failed=0; for name in performance endpoint server_pages readers pages; do \
	  echo "== benchmarks/$$name.py"; $(BIN)/python "benchmarks/$$name.py" || failed=1; \
	done; exit $$failed

# What users get, without the tools of development: a fresh environment with our wheel in it.
build/runtime: $(VENV)/installed-dev
	rm -rf $@ build/wheel
	$(BIN)/python -m build --quiet --wheel --outdir build/wheel .
	$(PYTHON) -m venv $@
	for wheel in build/wheel/*.whl; do \
	  $@/bin/python -m pip install --quiet --disable-pip-version-check "$$wheel[documents,web]"; done
	@rm -f $@/lib/python*/site-packages/policygraph-*.dist-info/direct_url.json  # a path of here

# Strict: what the database cannot be asked about is not taken for sound.
audit: build/runtime  ## ask the Python Packaging Advisory Database about what users install
	$</bin/python -m pip freeze --exclude policygraph > build/requirements.txt
	$(BIN)/pip-audit --progress-spinner off --strict --no-deps --disable-pip -r build/requirements.txt

sbom: build/runtime  ## write what policygraph is made of to build/policygraph.cdx.json (CycloneDX)
	$(BIN)/cyclonedx-py environment --output-reproducible -o build/policygraph.cdx.json $</bin/python

clean:  ## remove what was made, .venv included
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
