"""The first steps of small networks in Keras, in float64: the figures in first_steps.json, which this writes to standard output.

    pip install tensorflow-cpu && python tests/reference/first_steps.py > tests/reference/first_steps.json
"""

import json
import math
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import tensorflow as tf

keras.backend.set_floatx("float64")

SHAPE = [2, 4, 3, 1]
BATCHES, BATCH, STEPS = 5, 8, 20


def numbers(state):
    """Numbers in [-0.5, 0.5) that are the same in every run."""
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield (state >> 11) / 2**53 - 0.5


def network(generator):
    """For each layer its weights, row by row, and its biases."""
    layers = zip(SHAPE, SHAPE[1:])
    return [([[2 * next(generator) for _ in range(n_in)] for _ in range(n_out)], [next(generator) for _ in range(n_out)])
            for n_in, n_out in layers]


@tf.custom_gradient
def step(total):
    """The sign, with the slope of tanh."""
    return tf.where(total >= 0, tf.ones_like(total), -tf.ones_like(total)), lambda d: d * (1 - tf.tanh(total) ** 2)


ACTIVATIONS = {
    "relu": keras.activations.relu,
    "tanh": keras.activations.tanh,
    "sigmoid": keras.activations.sigmoid,
    "linear": keras.activations.linear,
    "step": step,
    # Not Keras's own of these two, which on TensorFlow have constants in float32, whatever the rest is in.
    "leaky_relu": lambda total: keras.ops.maximum(total, 0.01 * total),
    "elu": keras.activations.elu,
    "gelu": lambda total: total * (1 + keras.ops.erf(total / math.sqrt(2))) / 2,
    "silu": keras.activations.silu,
    "softplus": keras.activations.softplus,
    "sin": keras.ops.sin,
}
OPTIMIZERS = {
    "sgd": lambda rate: keras.optimizers.SGD(rate),
    # The defaults, but as NumPy's floats: on TensorFlow, Keras makes float32 of Python's here, whatever the rest is in.
    "momentum": lambda rate: keras.optimizers.SGD(rate, momentum=np.float64(0.9)),
    "nesterov": lambda rate: keras.optimizers.SGD(rate, momentum=np.float64(0.9), nesterov=True),
    "rmsprop": lambda rate: keras.optimizers.RMSprop(rate),
    "adam": lambda rate: keras.optimizers.Adam(rate, beta_1=np.float64(0.9), beta_2=np.float64(0.999)),
}
PENALTIES = {
    "none": lambda weights: 0.0,
    "L1": lambda weights: tf.reduce_sum(tf.abs(weights)),
    "L2": lambda weights: tf.reduce_sum(weights**2) / 2,
}


def squared(total, label):
    return tf.reduce_mean((tf.tanh(total) - label) ** 2) / 2


def log(total, label):
    return keras.losses.BinaryCrossentropy(from_logits=True)((label + 1) / 2, total)


def perceptron(total, label):
    """Twice the perceptron criterion."""
    return tf.reduce_mean(2 * tf.nn.relu(-label * total))


LOSSES = {"squared": squared, "log": log, "perceptron": perceptron}


def run(initial, points, labels, activation, loss, optimizer, penalty, rate):
    """The mean loss over all points after each step, and the weights and biases at the end."""
    layers = [(tf.Variable(weights, dtype=tf.float64), tf.Variable(biases, dtype=tf.float64)) for weights, biases in initial]
    variables = [variable for layer in layers for variable in layer]
    optimize = OPTIMIZERS[optimizer](rate)

    def total(inputs):
        for index, (weights, biases) in enumerate(layers):
            inputs = tf.linalg.matmul(inputs, weights, transpose_b=True) + biases
            if index + 1 < len(layers):
                inputs = ACTIVATIONS[activation](inputs)
        return inputs

    losses = []
    for number in range(STEPS):
        part = slice(number % BATCHES * BATCH, (number % BATCHES + 1) * BATCH)
        with tf.GradientTape() as tape:
            cost = LOSSES[loss](total(points[part]), labels[part])
            cost += PENALTY_RATE * sum(PENALTIES[penalty](weights) for weights, _ in layers)
        optimize.apply_gradients(zip(tape.gradient(cost, variables), variables))
        losses.append(float(LOSSES[loss](total(points), labels)))
    return losses, [[weights.numpy().tolist(), biases.numpy().tolist()] for weights, biases in layers]


PENALTY_RATE = 0.01


def main():
    generator = numbers(1)
    initial = network(generator)
    points = [[6 * next(generator), 6 * next(generator)] for _ in range(BATCHES * BATCH)]
    labels = [1.0 if x * x + y * y < 4 else -1.0 for x, y in points]
    kinds = [(activation, "squared", "sgd", "none") for activation in ACTIVATIONS]
    kinds += [(activation, "log", "adam", "L2") for activation in ACTIVATIONS]
    kinds += [("tanh", loss, optimizer, penalty) for loss in LOSSES for optimizer in OPTIMIZERS
              # What plain gradient descent does with L1 is TensorFlow Playground's own: weights are silenced.
              for penalty in ["none", "L2"] + ["L1"] * (optimizer != "sgd")]
    cases = []
    for activation, loss, optimizer, penalty in dict.fromkeys(kinds):
        rate = 0.01 if optimizer in ["rmsprop", "adam"] else 0.1
        data = tf.constant(points, tf.float64), tf.constant([[label] for label in labels], tf.float64)
        losses, final = run(initial, *data, activation, loss, optimizer, penalty, rate)
        cases.append({"activation": activation, "loss": loss, "optimizer": optimizer, "regularization": penalty,
                      "learning_rate": rate, "losses": losses, "final": final})
    print(json.dumps({"origin": f"Keras {keras.__version__} on TensorFlow {tf.__version__}, float64, by first_steps.py",
                      "batch": BATCH, "regularization_rate": PENALTY_RATE, "points": points, "labels": labels,
                      "initial": initial, "cases": cases}, separators=(",", ":")))


main()
