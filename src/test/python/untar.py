"""Reads a gzip-compressed tar and prints a line for each entry: its name, its mode, and the hash of its content."""

import gzip
import hashlib
import sys
import tarfile

with gzip.open(sys.argv[1]) as unzipped, tarfile.open(fileobj=unzipped, mode="r|") as entries:
    for entry in entries:
        content = entries.extractfile(entry).read() if entry.isfile() else b""
        name = entry.name + ("/" if entry.isdir() else "")
        print(name, oct(entry.mode)[2:], hashlib.sha256(content).hexdigest())
    # Only at its end does gzip compare its checksum.
    while unzipped.read(1 << 20):
        pass
