"""Makes a package livekit-agents that knows one command, download-files."""

import os
import sys
import zipfile

MAIN = """
import os, sys
assert sys.argv[1:] == ["download-files"], sys.argv
assert not os.path.exists("agent.py"), "the sources are there too early"
folder = os.path.join(os.environ["HOME"], ".cache")
os.makedirs(folder, exist_ok=True)
open(os.path.join(folder, "model"), "w").write("model")
"""
INFO = "livekit_agents-1.8.9.dist-info/"

os.makedirs(sys.argv[1])
with zipfile.ZipFile(os.path.join(sys.argv[1], "livekit_agents-1.8.9-py3-none-any.whl"), "w") as wheel:
    wheel.writestr("livekit/agents/__init__.py", "")
    wheel.writestr("livekit/agents/__main__.py", MAIN)
    wheel.writestr(INFO + "METADATA", "Metadata-Version: 2.1\nName: livekit-agents\nVersion: 1.8.9\n")
    wheel.writestr(INFO + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
    wheel.writestr(INFO + "RECORD", "")
