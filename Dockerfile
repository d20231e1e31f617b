# docker build -t policygraph . && docker run -p 8000:8000 -v policygraph:/data policygraph
# Texts are built into the volume by: docker run -v policygraph:/data -v "$PWD/texts:/texts:ro" \
#   policygraph build /texts
FROM python:3.12-slim

WORKDIR /src
COPY . .
RUN pip install --no-cache-dir '.[web,documents]' && rm -rf /src

RUN useradd --system --home-dir /data --create-home policygraph
USER policygraph
WORKDIR /data
VOLUME /data
ENV POLICYGRAPH_STORE=/data/store PYTHONUNBUFFERED=1

EXPOSE 8000
ENTRYPOINT ["policygraph"]
# A container is reached from outside of it, so the server listens at every address that it has.
CMD ["serve", "--host", "0.0.0.0"]
