// A network as one writes it without a thought for speed: an object for each neuron and for each weight. It does the same work
// as the engine, in the same order, and is what the engine is measured against.

const SIDE = 100;
const POINTS = 250;

const ACTIVATIONS = {
  tanh: { of: total => Math.tanh(total), slope: total => 1 - Math.tanh(total) ** 2 },
  relu: { of: total => Math.max(0, total), slope: total => (total <= 0 ? 0 : 1) },
  sigmoid: {
    of: total => 1 / (1 + Math.exp(-total)),
    slope: total => {
      const output = 1 / (1 + Math.exp(-total));
      return output * (1 - output);
    },
  },
  linear: { of: total => total, slope: () => 1 },
};

class Weight {
  constructor(from, to, value) {
    Object.assign(this, { from, to, value, gradient: 0, count: 0 });
  }
}

class Neuron {
  constructor(activation) {
    Object.assign(this, { activation, bias: 0.1, inputs: [], outputs: [], total: 0, output: 0 });
    Object.assign(this, { dOutput: 0, dTotal: 0, gradient: 0, count: 0 });
  }

  answer() {
    this.total = this.bias;
    for (const weight of this.inputs) this.total += weight.value * weight.from.output;
    this.output = this.activation.of(this.total);
  }
}

class Plain {
  constructor(shape, activation, batchSize) {
    let state = 12345;
    const random = () => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return state / 0x7fffffff;
    };
    this.batchSize = batchSize;
    this.layers = shape.map((size, index) => {
      const name = index === shape.length - 1 ? "tanh" : activation;
      return Array.from({ length: size }, () => new Neuron(ACTIVATIONS[name]));
    });
    for (let index = 1; index < shape.length; index++) {
      for (const to of this.layers[index]) {
        for (const from of this.layers[index - 1]) {
          const weight = new Weight(from, to, random() - 0.5);
          to.inputs.push(weight);
          from.outputs.push(weight);
        }
      }
    }
    this.out = this.layers.at(-1)[0];
    const points = () =>
      Array.from({ length: POINTS }, () => {
        const [x, y] = [12 * random() - 6, 12 * random() - 6];
        return { x, y, label: x * x + y * y < 9 ? 1 : -1 };
      });
    this.train = points();
    this.test = points();
    this.pictures_ = this.layers.slice(1).flat().map(neuron => {
      return { neuron, rows: Array.from({ length: SIDE }, () => new Array(SIDE).fill(0)) };
    });
    this.pixels = new Uint8ClampedArray(4 * SIDE * SIDE);
  }

  answer(x, y) {
    const features = [x, y, x * x, y * y, x * y, Math.sin(x), Math.sin(y)];
    this.layers[0].forEach((neuron, index) => {
      neuron.output = features[index];
    });
    for (const layer of this.layers.slice(1)) for (const neuron of layer) neuron.answer();
    return this.out.output;
  }

  learn(label) {
    this.out.dOutput = this.out.output - label;
    for (let index = this.layers.length - 1; index >= 1; index--) {
      for (const neuron of this.layers[index]) {
        neuron.dTotal = neuron.dOutput * neuron.activation.slope(neuron.total);
        neuron.gradient += neuron.dTotal;
        neuron.count++;
        for (const weight of neuron.inputs) {
          weight.gradient += neuron.dTotal * weight.from.output;
          weight.count++;
        }
      }
      if (index === 1) continue;
      for (const neuron of this.layers[index - 1]) {
        neuron.dOutput = 0;
        for (const weight of neuron.outputs) neuron.dOutput += weight.value * weight.to.dTotal;
      }
    }
  }

  step(rate) {
    for (const layer of this.layers.slice(1)) {
      for (const neuron of layer) {
        neuron.bias -= (rate * neuron.gradient) / neuron.count;
        neuron.gradient = neuron.count = 0;
        for (const weight of neuron.inputs) {
          weight.value -= (rate / weight.count) * weight.gradient;
          weight.gradient = weight.count = 0;
        }
      }
    }
  }

  epoch(times) {
    for (let time = 0; time < times; time++) {
      this.train.forEach((point, index) => {
        this.answer(point.x, point.y);
        this.learn(point.label);
        if ((index + 1) % this.batchSize === 0) this.step(0.03);
      });
    }
  }

  losses(times) {
    let sum = 0;
    for (let time = 0; time < times; time++) {
      for (const points of [this.train, this.test]) {
        let loss = 0;
        for (const point of points) loss += 0.5 * (this.answer(point.x, point.y) - point.label) ** 2;
        sum += loss / points.length;
      }
    }
    return sum;
  }

  pictures(times) {
    for (let time = 0; time < times; time++) {
      for (let row = 0; row < SIDE; row++) {
        for (let column = 0; column < SIDE; column++) {
          this.answer(-6 + (12 * column) / (SIDE - 1), 6 - (12 * row) / (SIDE - 1));
          for (const picture of this.pictures_) picture.rows[row][column] = picture.neuron.output;
        }
      }
    }
  }

  // The colour of a number, mixed anew for each.
  paint(rows, every) {
    let at = 0;
    for (let row = 0; row < SIDE; row += every) {
      for (let column = 0; column < SIDE; column += every) {
        const value = Math.max(-1, Math.min(1, rows[row][column]));
        const end = value < 0 ? { red: 245, green: 147, blue: 34 } : { red: 8, green: 119, blue: 189 };
        this.pixels[at++] = 232 + (end.red - 232) * Math.abs(value);
        this.pixels[at++] = 234 + (end.green - 234) * Math.abs(value);
        this.pixels[at++] = 235 + (end.blue - 235) * Math.abs(value);
        this.pixels[at++] = 160;
      }
    }
  }

  frame(times) {
    let sum = 0;
    for (let time = 0; time < times; time++) {
      this.epoch(1);
      sum += this.losses(1);
      this.pictures(1);
      for (const picture of this.pictures_) this.paint(picture.rows, 2);
      this.paint(this.pictures_.at(-1).rows, 1);
      sum += this.pixels[0];
    }
    return sum;
  }
}

if (typeof module !== "undefined") module.exports = { Plain };
