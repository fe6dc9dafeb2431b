"""Tells what it finds around it, is healthy, and ends well when it is asked to."""

import http.server
import json
import os
import pwd
import signal
import sys

user = pwd.getpwuid(os.getuid())
facts = {
    "arguments": sys.argv[1:],
    "uid": os.getuid(),
    "user": user.pw_name,
    "home": user.pw_dir,
    "shell": user.pw_shell,
    "folder": os.getcwd(),
    "owner": os.stat("/app").st_uid,
    "others": [n for f, d, names in os.walk("/app") for n in names if os.lstat(os.path.join(f, n)).st_uid != 10001],
    "first": open("/proc/1/cmdline").read().split("\0")[0:3],
    "compiler": os.path.exists("/usr/bin/gcc") or os.path.exists("/app/node_modules/compiler"),
    "lists": os.path.exists("/var/lib/apt/lists/updated"),
    "model": os.path.exists("/app/.cache/model"),
    "env": os.path.exists("/app/.env"),
}


def end(number, frame):
    print("ended well", flush=True)
    sys.exit(0)


signal.signal(signal.SIGTERM, end)
print("facts " + json.dumps(facts), flush=True)


class Health(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        pass


http.server.ThreadingHTTPServer(("", int(os.environ.get("PORT", "8081"))), Health).serve_forever()
