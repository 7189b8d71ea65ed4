// What a browser that translates a page does to it: elements of its own take the place of each text. These say the same in the same
// language, so that what is read has to be what is read without them. LATE says whether it waits until the page is quiet.
{
  const isLeftAlone = text => text.parentElement.closest("[translate=no], script, style, select, textarea, font") !== null;
  const translate = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts.filter(text => text.data.trim() !== "" && !isLeftAlone(text))) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.append(text.data);
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  let quiet;
  const changed = () => {
    if (!LATE) return translate();
    clearTimeout(quiet);
    quiet = setTimeout(translate, 200);
  };
  addEventListener("DOMContentLoaded", () => {
    translate();
    new MutationObserver(changed).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
}
