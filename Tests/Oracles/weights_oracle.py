"""Opens files of weights by the safetensors library and compares every value with what the program says it wrote.

Usage: weights_oracle.py FOLDER, where FOLDER holds weights-*.safetensors with their values beside them. The committed models are opened too.
"""

import json
import pathlib
import subprocess
import sys

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load

ROOT = pathlib.Path(__file__).resolve().parents[2]
BITS = {"float32": np.uint32, "float64": np.uint64, "int64": np.int64, "int8": np.int8}


def said(folder, name):
    tensors = json.loads((folder / f"{name}.json").read_text())
    return {
        key: (value["type"], value["shape"], np.array(value["values"].split(), dtype=BITS[value["type"]]))
        for key, value in tensors.items()
    }


def differences(data, truth):
    found = load(data)
    wrong = [key for key in truth.keys() ^ found.keys()]
    for key in truth.keys() & found.keys():
        kind, shape, bits = truth[key]
        tensor = found[key]
        same = str(tensor.dtype) == kind and list(tensor.shape) == shape
        if not same or not np.array_equal(tensor.reshape(-1).view(BITS[kind]), bits):
            wrong.append(key)
    return wrong


def parameters(tensors):
    """The weights as the file's documentation says: a multiple times its step, both in single precision."""
    def weights(prefix, name, axis):
        values = tensors[prefix + name]
        if values.dtype != np.int8:
            return values.reshape(-1)
        steps = tensors[prefix + "step"]
        return (values.astype(np.float32) * (steps[None, :] if axis else steps[:, None])).reshape(-1)

    parts = [weights("network.text.", "table", 1)]
    layer = 0
    while f"network.layers.{layer}.weight" in tensors:
        parts += [weights(f"network.layers.{layer}.", "weight", 0), tensors[f"network.layers.{layer}.bias"]]
        layer += 1
    return np.concatenate(parts).astype(np.float32)


def main():
    folder = pathlib.Path(sys.argv[1])
    values = 0
    for name in ("weights-floats", "weights-bytes"):
        data = (folder / f"{name}.safetensors").read_bytes()
        truth = said(folder, name)
        assert differences(data, truth) == [], f"{name}: {differences(data, truth)}"
        expected = np.array((folder / f"{name}.parameters").read_text().split(), dtype=np.uint32)
        assert np.array_equal(parameters(load(data)).view(np.uint32), expected), f"{name}: other weights come back"
        values += len(expected)
        # It would have noticed another value and another length.
        assert differences(data[:-1] + bytes([data[-1] ^ 1]), truth) != [], name
        try:
            load(data[:-1])
            raise AssertionError(f"{name}: a file that is cut off was opened")
        except SafetensorError:
            pass
    files = subprocess.run(["git", "ls-files", "*.safetensors"], cwd=ROOT, check=True, capture_output=True, text=True)
    models = [ROOT / line for line in files.stdout.split()]
    assert models
    for path in models:
        tensors = load(path.read_bytes())
        assert all(np.isfinite(tensor).all() for tensor in tensors.values()), path.name
        values += sum(tensor.size for tensor in tensors.values())
    print(f"safetensors: {len(models) + 2} files of weights, {values} values, all equal")


main()
