/* The search field offers things as one types; without this script it is a form that finds them. */
(() => {
  const input = byId("q");
  if (!input) return;
  const WAIT = 120; // milliseconds after a key, so that whoever types fast asks once
  let timer = null;
  let asking = null;
  const address = (typed) => {
    const asked = new URLSearchParams(new FormData(input.form));
    asked.set("q", typed);
    return `${input.form.getAttribute("action")}?${asked}`;
  };

  combobox(input, {
    offer: (typed, show) => {
      clearTimeout(timer);
      if (asking) asking.abort();
      timer = setTimeout(async () => {
        asking = new AbortController();
        try {
          const answer = await fetch(address(typed), {
            headers: { Accept: "application/json", "Accept-Language": document.documentElement.lang },
            signal: asking.signal,
          });
          if (answer.ok) show(await answer.json());
        } catch {
          // given up for what was typed since, or out of reach: the form still works
        }
      }, WAIT);
    },
    row: (thing) => [
      element("span", { class: "name", lang: thing.language }, thing.label),
      element("span", { class: "quiet" }, [thing.kind, thing.within].filter(Boolean).join(", ")),
      element("span", { class: "quiet other" }, thing.other || ""),
    ],
    words: () => ({ found: input.dataset.found, none: input.dataset.none }),
    chosen: (thing) => location.assign(thing.address),
  });
})();
