"""Times LightGBM and onnxruntime, one thread each, on the rows that the program `inference` wrote.

Usage: inference_peers.py OUT BANK. LightGBM learns from the first half of the rows and the bank's labels; onnxruntime gets our own network over
inputs that are already encoded, so encoding and text cost it nothing.
"""

import csv
import sys
import time

import lightgbm
import numpy
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper


def rounds(name, rows, work, count=5):
    taken = []
    for _ in range(count):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    taken.sort()
    print(f"{name}: {rows / taken[0] / 1e6:.3f} million rows/s at best, median {rows / taken[count // 2] / 1e6:.3f}", flush=True)


def main(out, bank):
    rows, features, inputs, units = map(int, open(f"{out}/sizes").read().split())
    numbers = numpy.fromfile(f"{out}/features.f64").reshape(rows, features)
    records = numpy.fromfile(f"{out}/records.i64", dtype=numpy.int64)
    with open(f"{bank}/labels.csv") as file:
        fraud = {int(row["record_number"]) for row in csv.DictReader(file) if row["file"] == "transactions.csv"}
    labels = numpy.array([record in fraud for record in records], dtype=float)
    half = rows // 2
    for trees, leaves, rate in ((100, 31, 0.1), (500, 15, 0.03)):
        settings = dict(objective="binary", num_leaves=leaves, learning_rate=rate, num_threads=2, verbose=-1, seed=1)
        model = lightgbm.train(settings, lightgbm.Dataset(numbers[:half], labels[:half]), trees)
        rounds(f"LightGBM {lightgbm.__version__}, {trees} trees of {leaves} leaves", rows,
               lambda: model.predict(numbers, num_threads=1))
    weights = numpy.fromfile(f"{out}/weights.f32", dtype=numpy.float32)
    first, weights = weights[:inputs * units].reshape(units, inputs), weights[inputs * units:]
    bias, weights = weights[:units], weights[units:]
    last, last_bias = weights[:units].reshape(1, units), weights[-1:]
    constants = [numpy_helper.from_array(array, name) for array, name in
                 ((first, "w0"), (bias, "b0"), (last, "w1"), (last_bias, "b1"))]
    graph = helper.make_graph(
        [helper.make_node("Gemm", ["x", "w0", "b0"], ["h"], transB=1), helper.make_node("Relu", ["h"], ["r"]),
         helper.make_node("Gemm", ["r", "w1", "b1"], ["y"], transB=1)], "network",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [None, inputs])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [None, 1])], constants)
    network = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    network.ir_version = 8
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(network.SerializeToString(), options, providers=["CPUExecutionProvider"])
    encoded = numpy.fromfile(f"{out}/inputs.f32", dtype=numpy.float32).reshape(rows, inputs)
    blocks = numpy.array_split(encoded, max(1, rows // 4096))
    theirs = numpy.concatenate([session.run(None, {"x": block})[0] for block in blocks]).ravel()
    own = numpy.fromfile(f"{out}/logits.f64")
    slope, offset = numpy.polyfit(theirs, own, 1)
    print(f"onnxruntime's logits are ours but for the calibration: largest difference {abs(slope * theirs + offset - own).max():.2e}")
    rounds(f"onnxruntime {onnxruntime.__version__}, our network over encoded inputs", rows,
           lambda: [session.run(None, {"x": block}) for block in blocks])


if __name__ == "__main__":
    main(*sys.argv[1:])
