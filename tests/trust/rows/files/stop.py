"""`stop.py SIGNAL SECONDS COMMAND…`: send the signal to a command after so long; it must end, and show no innards."""

import signal
import subprocess
import sys
import time

name, seconds, *command = sys.argv[1:]
child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
time.sleep(float(seconds))
child.send_signal(signal.Signals[f"SIG{name}"])
try:
    _, told = child.communicate(timeout=60)
except subprocess.TimeoutExpired:
    child.kill()
    sys.exit("didn't end")
sys.exit(told.decode() if b"most recent call" in told or child.returncode == 3 else 0)
