#!/usr/bin/env node
const fs = require("fs");
const path = require("path");
if (process.argv[2] !== "download-files" || fs.existsSync("agent.py")) process.exit(9);
const folder = path.join(process.env.HOME, ".cache");
fs.mkdirSync(folder, { recursive: true });
fs.writeFileSync(path.join(folder, "model"), "model");
