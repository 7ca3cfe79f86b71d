"""Measures `crosstrail investigate` against DuckDB on the same sign-ins, in the same run.

Both start from one file of Graph sign-ins made by CaseForge. crosstrail hashes it, parses it, drops
re-deliveries, stores every event, makes the graph and the findings and writes all exports; DuckDB, with
its columns typed by hand, only writes a sorted timeline of 26 columns. Absolute times drift between
machines: read the ratio.

    .build/venv/bin/python Tests/Benchmarks/investigate.py [--count 200000] [--shape ndjson|value]
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time

SEED = 7
COLUMNS = [
    "createdDateTime", "id", "userDisplayName", "userPrincipalName", "userId", "appId",
    "appDisplayName", "ipAddress", "clientAppUsed", "userAgent", "correlationId", "isInteractive",
    "riskLevelDuringSignIn", "riskLevelAggregated", "resourceDisplayName", "resourceId",
    "homeTenantId", "resourceTenantId", "userType", "crossTenantAccessType",
    "autonomousSystemNumber", "conditionalAccessStatus", "uniqueTokenIdentifier",
    "authenticationRequirement",
]
TYPES = {"isInteractive": "BOOLEAN", "autonomousSystemNumber": "BIGINT"}


def duckdb_script(source, target, shape):
    """A Python program that makes the timeline with DuckDB."""
    fields = {name: TYPES.get(name, "VARCHAR") for name in COLUMNS}
    fields["status"] = "STRUCT(errorCode BIGINT)"
    fields["location"] = "STRUCT(countryOrRegion VARCHAR)"
    columns = ", ".join(COLUMNS + ["status.errorCode AS errorCode", "location.countryOrRegion AS country"])
    if shape == "ndjson":
        typed = ", ".join(f"{name}: '{kind}'" for name, kind in fields.items())
        table = f"read_json('{source}', format='newline_delimited', columns={{{typed}}})"
    else:
        typed = ", ".join(f"{name} {kind}" for name, kind in fields.items())
        table = (
            "(SELECT unnest(value, recursive := false) AS r FROM read_json("
            f"'{source}', format='auto', maximum_object_size=4000000000, "
            f"columns={{value: 'STRUCT({typed})[]'}}))"
        )
        columns = ", ".join(f"r.{column}" for column in columns.split(", "))
    return (
        "import duckdb\n"
        f'duckdb.sql("""COPY (SELECT {columns} FROM {table} ORDER BY 1, 2) '
        f"TO '{target}' (HEADER)\"\"\")\n"
    )


def measure(command):
    """Runs a command; returns seconds, processor seconds and peak memory in MiB, and its exit code."""
    started = time.perf_counter()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return (
        time.perf_counter() - started,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
        child.returncode,
    )


def main():
    reader = argparse.ArgumentParser(description="Measure crosstrail against DuckDB.")
    reader.add_argument("--count", type=int, default=200_000, help="sign-ins to investigate")
    reader.add_argument("--shape", choices=["ndjson", "value"], default="ndjson")
    reader.add_argument("--repetitions", type=int, default=3)
    wanted = reader.parse_args()

    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    os.chdir(root)
    program, forge = ".build/release/crosstrail", ".build/release/CaseForge"
    for tool in (program, forge):
        if not os.access(tool, os.X_OK):
            sys.exit(f"error: {tool} is missing; run `make bench`")

    folder = ".build/bench"
    os.makedirs(folder, exist_ok=True)
    source = f"{folder}/signins-{wanted.count}-seed{SEED}.{wanted.shape}.json"
    if not os.path.exists(source):
        print(f"forging {source}", flush=True)
        subprocess.run(
            [forge, "signins", "--count", str(wanted.count), "--seed", str(SEED), "--shape", wanted.shape,
             "--out", source + ".part"], check=True)
        os.rename(source + ".part", source)
    size = os.path.getsize(source)
    with open(source, "rb") as file:  # both begin with a warm page cache
        while file.read(1 << 24):
            pass

    case, timeline = f"{folder}/case", f"{folder}/duckdb.csv"
    rivals = {
        "crosstrail": [program, "investigate", source, "--case", case, "--reference"],
        "duckdb": [sys.executable, "-c", duckdb_script(source, timeline, wanted.shape)],
    }
    results = {name: [] for name in rivals}
    for repetition in range(wanted.repetitions):
        order = list(rivals) if repetition % 2 == 0 else list(reversed(rivals))
        for name in order:
            shutil.rmtree(case, ignore_errors=True)
            if os.path.exists(timeline):
                os.remove(timeline)
            seconds, processor, peak, code = measure(rivals[name])
            if code not in ((0, 1) if name == "crosstrail" else (0,)):
                sys.exit(f"error: {name} ended with {code}")
            results[name].append((seconds, processor, peak))
    shutil.rmtree(case, ignore_errors=True)

    print(f"{wanted.count} sign-ins, {size / 1e6:.1f} MB, {wanted.shape}, {os.cpu_count()} cores,"
          f" {wanted.repetitions} runs each, interleaved; medians")
    print(f"{'':12}{'wall s':>9}{'CPU s':>9}{'MB/s':>9}{'events/s':>11}{'peak MiB':>10}")
    medians = {}
    for name, runs in results.items():
        seconds, processor, peak = (statistics.median(column) for column in zip(*runs))
        medians[name] = seconds
        print(f"{name:12}{seconds:9.2f}{processor:9.2f}{size / 1e6 / seconds:9.0f}"
              f"{wanted.count / seconds:11.0f}{peak:10.0f}")
    print(f"crosstrail / duckdb: {medians['crosstrail'] / medians['duckdb']:.2f}")


if __name__ == "__main__":
    main()
