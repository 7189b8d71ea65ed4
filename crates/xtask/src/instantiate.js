
// Starts a part from what was fetched, also where a host does not know what WebAssembly is called. An answer that is no program
// says that the file is gone, as after a new release: then the page can ask for being loaded anew.
async function instantiate(fetched, imports) {
    const answer = await fetched;
    const gone = () => {
        globalThis.partIsGone = true;
        return new Error(`not there any more: ${answer.url}`);
    };
    if (answer.status === 404 || answer.status === 410) throw gone();
    if (!answer.ok) throw new Error(`status ${answer.status}: ${answer.url}`);
    if (answer.headers.get("Content-Type") === "application/wasm") return WebAssembly.instantiateStreaming(answer, imports);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    // Every program begins so; a host may answer with a page of its own.
    if (String.fromCharCode(...bytes.subarray(0, 4)) !== "\0asm") throw gone();
    return WebAssembly.instantiate(bytes, imports);
}
