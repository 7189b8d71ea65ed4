// A device with little memory, which `useUp` leaves without any.

(() => {
  // Pages of 64 KB that the program may have beside those that it starts with.
  const MORE = 1024;
  const MEMORY = 5;

  function number(bytes, at) {
    let [value, shift] = [0, 0];
    for (;; shift += 7) {
      value |= (bytes[at] & 127) << shift;
      if (bytes[at++] < 128) return { value, end: at };
    }
  }

  // In the binary format's LEB128.
  const written = value => (value < 128 ? [value] : [(value & 127) | 128, ...written(value >> 7)]);

  // The same module, with a limit for its memory, if it brings one.
  function limited(bytes) {
    for (let at = 8; at < bytes.length; ) {
      const size = number(bytes, at + 1);
      if (bytes[at] === MEMORY) {
        const initial = number(bytes, size.end + 2);
        const limits = [1, 1, ...written(initial.value), ...written(initial.value + MORE)];
        return new Uint8Array([...bytes.subarray(0, at), MEMORY, ...written(limits.length), ...limits, ...bytes.subarray(size.end + size.value)]);
      }
      at = size.end + size.value;
    }
    return bytes;
  }

  WebAssembly.instantiateStreaming = async (answer, imports) => {
    const bytes = limited(new Uint8Array(await (await answer).arrayBuffer()));
    const made = await WebAssembly.instantiate(bytes, imports);
    const { memory } = made.instance.exports;
    if (memory) window.useUp = () => {
      try {
        for (;;) memory.grow(1);
      } catch {
        // Nothing is left.
      }
    };
    return made;
  };
})();
