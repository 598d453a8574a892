// Times the language audit in wasm, and holds it against splitting the same draft into words. It asserts no time: machines differ.
//   cargo build --release --target wasm32-unknown-unknown --manifest-path tests/bench/Cargo.toml --target-dir target/bench
//   node tests/bench/run.mjs target/bench/wasm32-unknown-unknown/release/audit_bench.wasm
import { readFileSync } from "node:fs";

const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]), {});
const { words, read } = instance.exports;
if (read() < 5) throw new Error("the audit found next to nothing in a whole story");

// A batch, because a single splitting is shorter than the clock can tell; the first batches let the engine warm up.
const median = (work, each, batches = 60, warm = 10) => {
  const times = [];
  for (let batch = 0; batch < warm + batches; batch += 1) {
    const start = performance.now();
    for (let n = 0; n < each; n += 1) work();
    if (batch >= warm) times.push((performance.now() - start) / each);
  }
  times.sort((a, b) => a - b);
  return { middle: times[batches >> 1], least: times[0] };
};
const audit = median(read, 5);
const floor = median(words, 200);
console.log(`${words()} words: audit ${audit.middle.toFixed(3)} ms median, ${audit.least.toFixed(3)} ms least; splitting into words ${floor.middle.toFixed(4)} ms; ratio ${(audit.middle / floor.middle).toFixed(0)} (least of each: ${(audit.least / floor.least).toFixed(0)})`);
