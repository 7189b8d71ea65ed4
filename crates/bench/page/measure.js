// Takes the time of both networks, turn by turn, so that what else the machine does falls on both.

// Milliseconds that one of `times` calls takes.
function once(work, what, times) {
  const start = performance.now();
  work[what](times);
  return (performance.now() - start) / times;
}

// Engines compile what runs often a second time, and better: lets them.
function warmUp(work, what) {
  const start = performance.now();
  while (performance.now() - start < 100) work[what](1);
}

// As many calls as last about `target` milliseconds.
function timesFor(work, what, target) {
  let times = 1;
  for (;;) {
    const took = once(work, what, times) * times;
    if (took > target / 2) return Math.max(1, Math.round((times * target) / took));
    times *= 2;
  }
}

const median = numbers => numbers.sort((a, b) => a - b)[numbers.length >> 1];

function measure({ shape, activation, batch, what }, rounds, target) {
  const contestants = [new wasm_bindgen.Work(Uint32Array.from(shape), activation, batch), new Plain(shape, activation, batch)];
  contestants.forEach(work => warmUp(work, what));
  const times = contestants.map(work => timesFor(work, what, target));
  const taken = contestants.map(() => []);
  for (let round = 0; round < rounds; round++) {
    contestants.forEach((work, index) => taken[index].push(once(work, what, times[index])));
  }
  contestants[0].free();
  return { wasm: median(taken[0]), plain: median(taken[1]) };
}
