// Notes what a page complains about, and what it fetches from another host. It runs before the page does.
(() => {
  const note = text => {
    try {
      const noted = JSON.parse(sessionStorage.getItem("complaints") ?? "[]");
      sessionStorage.setItem("complaints", JSON.stringify([...noted, text]));
    } catch {
      // A frame in a sandbox has no storage. Its page hears of it.
      if (parent !== window) parent.postMessage({ complaint: text }, "*");
    }
  };
  for (const level of ["warn", "error"]) {
    const original = console[level];
    console[level] = (...parts) => {
      note(`console.${level}: ${parts.map(part => part?.stack ?? String(part)).join(" ")}`);
      original.apply(console, parts);
    };
  }
  // Captured, because a file that does not load complains at its own element only.
  addEventListener("error", event => {
    const file = event.target.src ?? event.target.href;
    note(file ? `did not load: ${file}` : `uncaught: ${event.message}`);
  }, true);
  addEventListener("unhandledrejection", event => note(`unhandled: ${event.reason?.message ?? event.reason}`));
  addEventListener("securitypolicyviolation", event => note(`not allowed: ${event.violatedDirective} ${event.blockedURI}`));
})();
