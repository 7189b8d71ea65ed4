// The program of a page that is one file: everything that is a file elsewhere stands here, in base64. A race's workers start with
// this same text, as there is no other place to load the program from.
const here = (() => {
  const script = globalThis.document?.currentScript;
  const files = FILES;
  return {
    // What the program takes for its own address, and makes the addresses of its parts from.
    url: "file:///",
    get text() {
      return script?.text;
    },
    async fetch(address) {
      const bytes = Uint8Array.from(atob(files[String(address).split("/").pop()]), letter => letter.charCodeAt(0));
      return new Response(bytes, { headers: { "Content-Type": "application/wasm" } });
    },
  };
})();
PROGRAM
const start = playground.default;
if (here.text) start();
