"""Scores and explains rows by small networks in plain Python, operation by operation as documented, and holds the golden bits to it.

Usage: scores_oracle.py FOLDER: computes the golden files again and compares every byte; FOLDER is not used.
       scores_oracle.py --golden: writes SampleData/golden/scores.

A Python float is an IEEE double, each operation is rounded once, and no library enters: what comes out is what every machine must give.
The tests of NeuralNet hold the program to the same files, bit by bit.
"""

import json
import pathlib
import random
import struct
import sys

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "SampleData/golden/scores"
# Name: numbers, buckets, width of the text vector, hidden layers, outputs, whether the baseline has a text vector.
NETWORKS = {
    "joint": (9, 32, 5, [7, 6], 1, False),
    "heads": (12, 64, 8, [16], 4, True),
    "numbers": (40, 0, 0, [24, 12, 5], 1, False),
    "text": (0, 128, 17, [10], 3, True),
}
ROWS = 24


def single(value):
    """The nearest float, as the files hold weights and numbers."""
    return struct.unpack("<f", struct.pack("<f", value))[0]


def bits32(values):
    return " ".join(struct.pack(">f", value).hex() for value in values)


def bits64(values):
    return " ".join(struct.pack(">d", value).hex() for value in values)


class Network:
    def __init__(self, name, generator):
        self.numbers, self.buckets, self.width, hidden, self.outputs, _ = NETWORKS[name]
        self.table = [[single(generator.uniform(-1, 1)) for _ in range(self.width)] for _ in range(self.buckets)]
        self.layers = []
        inputs = self.numbers + self.width
        for size in hidden + [self.outputs]:
            weights = [[single(generator.uniform(-0.7, 0.7)) for _ in range(inputs)] for _ in range(size)]
            self.layers.append((weights, [single(generator.uniform(-0.3, 0.3)) for _ in range(size)]))
            inputs = size

    def file(self):
        tensors = []
        if self.table:
            tensors.append(("text.table", [self.buckets, self.width], [v for row in self.table for v in row]))
        for position, (weights, biases) in enumerate(self.layers):
            tensors.append((f"layers.{position}.weight", [len(weights), len(weights[0])], [v for row in weights for v in row]))
            tensors.append((f"layers.{position}.bias", [len(biases)], biases))
        if self.outputs > 1:
            tensors.append(("outputs", [1], [self.outputs]))
        header, data = {}, b""
        for name, shape, values in sorted(tensors):
            packed = struct.pack(f"<{len(values)}{'q' if name == 'outputs' else 'f'}", *values)
            kind = "I64" if name == "outputs" else "F32"
            header[name] = {"dtype": kind, "shape": shape, "data_offsets": [len(data), len(data) + len(packed)]}
            data += packed
        text = json.dumps(header, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 8)
        return struct.pack("<Q", len(text)) + text + data

    def text_vector(self, bag):
        vector = [0.0] * self.width
        for bucket in bag:
            for column in range(self.width):
                vector[column] += self.table[bucket][column]
        return [value / len(bag) for value in vector] if bag else vector

    def evaluate(self, numbers, vector):
        values, sums_of_layers, outputs_of_layers = numbers + vector, [], [numbers + vector]
        for position, (weights, biases) in enumerate(self.layers):
            sums = list(biases)
            for place, value in enumerate(values):
                if value == 0:
                    continue
                for unit in range(len(sums)):
                    sums[unit] += value * weights[unit][place]
            is_last = position == len(self.layers) - 1
            values = sums if is_last else [value if value > 0 else 0.0 for value in sums]
            sums_of_layers.append(sums)
            outputs_of_layers.append(values)
        return sums_of_layers, outputs_of_layers

    def multipliers(self, row, baseline):
        """DeepLIFT's Rescale rule for output 0, from the last layer down to the inputs."""
        current = [1.0] + [0.0] * (self.outputs - 1)
        for position in reversed(range(len(self.layers))):
            weights = self.layers[position][0]
            below = [0.0] * len(weights[0])
            for unit, multiplier in enumerate(current):
                if multiplier != 0:
                    for place in range(len(below)):
                        below[place] += multiplier * weights[unit][place]
            current = below
            if position == 0:
                return current
            for unit in range(len(current)):
                sum_here = row[0][position - 1][unit]
                change_in = sum_here - baseline[0][position - 1][unit]
                change_out = row[1][position][unit] - baseline[1][position][unit]
                if abs(change_in) >= 1e-12:
                    current[unit] *= change_out / change_in
                elif sum_here <= 0:
                    current[unit] = 0.0

    def explain(self, numbers, bag, baseline_numbers, baseline_vector):
        row = self.evaluate(numbers, self.text_vector(bag))
        baseline = self.evaluate(baseline_numbers, baseline_vector)
        multipliers = self.multipliers(row, baseline)
        of_text = multipliers[self.numbers:]
        of_numbers = [multipliers[i] * (numbers[i] - baseline_numbers[i]) for i in range(self.numbers)]
        of_grams = []
        for bucket in bag:
            share = 0.0
            for column in range(self.width):
                share += of_text[column] * (self.table[bucket][column] - baseline_vector[column]) / len(bag)
            of_grams.append(share)
        absent = 0.0
        if not bag:
            for multiplier, value in zip(of_text, baseline_vector):
                absent -= multiplier * value
        return row[0][-1], baseline[0][-1][0], of_numbers, of_grams, absent


def random_row(network, row, generator):
    """Ordinary rows, and some with values of very different sizes, zeros of both signs and numbers next to none."""
    odd = [0.0, -0.0, 1e-40, 1e-30, 1e20, -1e20, 1 / 3, 16777217.0]
    numbers = [single(generator.choice(odd) if row % 4 == 3 else generator.uniform(-4, 4)) for _ in range(network.numbers)]
    length = 0 if row % 5 == 0 or not network.buckets else generator.randrange(1, 30)
    return numbers, [generator.randrange(network.buckets) for _ in range(length)]


def golden_files():
    files = {}
    for name in NETWORKS:
        generator = random.Random(f"mekiki {name}")
        network = Network(name, generator)
        baseline_numbers = [single(generator.uniform(-1, 1)) for _ in range(network.numbers)]
        has_vector = NETWORKS[name][5]
        vector = [single(generator.uniform(-0.5, 0.5)) for _ in range(network.width)] if has_vector else []
        lines = []
        for row in range(ROWS):
            numbers, bag = random_row(network, row, generator)
            outputs, baseline, of_numbers, of_grams, absent = network.explain(
                numbers, bag, baseline_numbers, vector or [0.0] * network.width)
            if row == 0:
                lines.append([bits32(baseline_numbers), bits32(vector), bits64([baseline])])
            lines.append([bits32(numbers), " ".join(map(str, bag)), bits64(outputs), bits64(of_numbers), bits64(of_grams),
                          bits64([absent])])
        files[f"{name}.safetensors"] = network.file()
        files[f"{name}.tsv"] = "".join("\t".join(line) + "\n" for line in lines).encode()
    return files


def main():
    files = golden_files()
    if sys.argv[1] == "--golden":
        for name, content in files.items():
            (GOLDEN / name).write_bytes(content)
        return
    different = [name for name, content in files.items() if (GOLDEN / name).read_bytes() != content]
    if different:
        sys.exit(f"scores: {', '.join(different)} are not what plain arithmetic gives")
    # Would it have noticed? A sum taken in another order is another number.
    network = Network("joint", random.Random("mekiki joint"))
    numbers = [1 / 3, 1e20, -1e20, 0.1, 0.2, 0.3, 4.0, 5.0, 6.0]
    right = network.evaluate(numbers, network.text_vector([1, 2]))
    for weights, _ in network.layers:
        for row in weights:
            row.reverse()
    if right == network.evaluate(numbers, network.text_vector([1, 2])):
        sys.exit("scores: other weights went unnoticed")
    print(f"scores: {ROWS * len(NETWORKS)} rows of {len(NETWORKS)} networks, scores and reasons, bit by bit as plain arithmetic gives them")


main()
