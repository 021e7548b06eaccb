"""The report's CNN in PyTorch, trained by Adam: the opponent of the benchmark `engine`.

Reads from standard input the number of images (u32, little-endian), their pixels (u8, 28x28 each) and labels (u8).
Then each line is a number of steps to train; it answers with one line of JSON. Ends when the input ends.

Fair to PyTorch: images as f32 in memory before anything is timed, channels_last, all threads it was given, no copy and
no synchronization that training does not need.
"""

import json
import struct
import sys
import time

import torch
from torch import nn

BATCH_SIZE = 128


def main(num_threads):
    torch.set_num_threads(num_threads)
    torch.manual_seed(1)
    source = sys.stdin.buffer
    (count,) = struct.unpack("<I", source.read(4))
    pixels = torch.frombuffer(bytearray(source.read(count * 784)), dtype=torch.uint8)
    labels = torch.frombuffer(bytearray(source.read(count)), dtype=torch.uint8).to(torch.int64)
    images = (pixels.view(count, 1, 28, 28).to(torch.float32) / 255).contiguous(memory_format=torch.channels_last)
    model = nn.Sequential(
        nn.Conv2d(1, 8, 5),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 5),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(256, 128),
        nn.ReLU(),
        nn.Dropout(0.2),
        nn.Linear(128, 10),
    ).to(memory_format=torch.channels_last)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001, eps=1e-7)
    cross_entropy = nn.CrossEntropyLoss()

    def train(num_steps):
        start = time.perf_counter()
        order = torch.randperm(count)
        total = 0.0
        for step in range(num_steps):
            batch = order[step * BATCH_SIZE : (step + 1) * BATCH_SIZE]
            optimizer.zero_grad(set_to_none=True)
            loss = cross_entropy(model(images[batch]), labels[batch])
            loss.backward()
            optimizer.step()
            total += loss.item()
        return {"seconds": time.perf_counter() - start, "loss": total / num_steps}

    print(json.dumps({"version": torch.__version__, "threads": torch.get_num_threads()}), flush=True)
    for line in sys.stdin:
        print(json.dumps(train(int(line))), flush=True)


main(int(sys.argv[1]))
