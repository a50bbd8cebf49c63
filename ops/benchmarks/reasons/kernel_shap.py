"""Asks shap's KernelExplainer about 200 alerts, each group of inputs taken away as the program takes it away, and compares.

Usage: kernel_shap.py PROGRAM PIPELINE FOLDER. The network itself is asked: the program answers masks.
"""

import struct
import subprocess
import sys

import numpy
import shap


def main(*command):
    program = subprocess.Popen([*command, "answer"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    count, groups = map(int, program.stdout.readline().split())
    ours = numpy.array([[float(part) for part in program.stdout.readline().split(b",")] for _ in range(count)])

    def ask(alert, masks):
        masks = numpy.asarray(masks, dtype=numpy.uint8)
        program.stdin.write(struct.pack("<ii", alert, len(masks)) + masks.tobytes())
        program.stdin.flush()
        return numpy.frombuffer(program.stdout.read(8 * len(masks)))

    correlations, sames, ranks = [], [], []
    for alert in range(count):
        explainer = shap.KernelExplainer(lambda masks: ask(alert, masks), numpy.zeros((1, groups)))
        theirs = explainer.shap_values(numpy.ones(groups), nsamples=2048, l1_reg=False, silent=True)
        own = ours[alert, 1:]
        correlations.append(numpy.corrcoef(own, theirs)[0, 1])
        top = set(numpy.argsort(-own)[:3])
        sames.append(len(top & set(numpy.argsort(-theirs)[:3])))
        ranks.append(numpy.argmax(own) == numpy.argmax(theirs))
    program.stdin.close()
    print(f"KernelExplainer of shap {shap.__version__}: {count} alerts, correlation of contributions median "
          f"{numpy.median(correlations):.3f}, least {min(correlations):.3f}; of the top three {numpy.mean(sames):.2f} are the same; "
          f"the strongest is the same in {100 * numpy.mean(ranks):.1f} %")


if __name__ == "__main__":
    main(*sys.argv[1:])
