#!/usr/bin/env node
require("fs").copyFileSync("agent.py", "built.py");
