"""Measures `crosstrail investigate` against DuckDB on the same sign-ins in each format, in the same run.

Both start from one file of sign-ins made by CaseForge. crosstrail hashes it, parses it, drops
re-deliveries, stores every event, makes the graph and the findings and writes all exports; DuckDB, with
its columns typed by hand, only writes a sorted timeline. Absolute times drift between machines and
hours: read the ratio, and compare only what one run printed.

    .build/venv/bin/python Tests/Benchmarks/investigate.py [--count 200000] [--shape ndjson]
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time

SEED = 7
# Graph's lines are the measure of all; the others hold fewer, so that a run ends in minutes.
SHAPES = {
    "ndjson": 200_000, "value": 50_000, "azure-monitor": 50_000, "log-analytics": 50_000,
    "log-analytics-csv": 50_000, "portal-csv": 200_000, "portal-audit-csv": 50_000,
    "unified-audit-csv": 50_000,
}
COLUMNS = [
    "createdDateTime", "id", "userDisplayName", "userPrincipalName", "userId", "appId",
    "appDisplayName", "ipAddress", "clientAppUsed", "userAgent", "correlationId", "isInteractive",
    "riskLevelDuringSignIn", "riskLevelAggregated", "resourceDisplayName", "resourceId",
    "homeTenantId", "resourceTenantId", "userType", "crossTenantAccessType",
    "autonomousSystemNumber", "conditionalAccessStatus", "uniqueTokenIdentifier",
    "authenticationRequirement",
]
TYPES = {"isInteractive": "BOOLEAN", "autonomousSystemNumber": "BIGINT"}
NESTED = {
    "status": "STRUCT(errorCode BIGINT)", "location": "STRUCT(countryOrRegion VARCHAR)",
}
CELLS = "header=true, all_varchar=true, delim=',', quote='\"', escape='\"', max_line_size=16000000"
PORTAL = [
    "Date (UTC)", "Request ID", "User", "Username", "User ID", "Application ID", "Application",
    "IP address", "Client app", "User agent", "Correlation ID", "Resource", "Resource ID",
    "Home tenant ID", "Resource tenant ID", "User type", "Cross tenant access type",
    "Autonomous system  number", "Conditional Access", "Unique token identifier",
    "Authentication requirement", "Sign-in error code", "Location",
]
PORTAL_AUDIT = [
    "Date (UTC)", "CorrelationId", "Service", "Category", "Activity", "Result", "ResultReason",
    "ActorType", "ActorDisplayName", "ActorObjectId", "ActorUserPrincipalName", "IPAddress",
    "ActorHomeTenantId", "Target1Type", "Target1DisplayName", "Target1ObjectId",
    "Target1UserPrincipalName", "Target1ModifiedProperty1Name", "Target1ModifiedProperty1OldValue",
    "Target1ModifiedProperty1NewValue",
]
AUDIT = [
    "CreationTime", "Id", "Operation", "UserId", "UserKey", "ApplicationId", "ObjectId", "ClientIP",
    "ActorContextId", "OrganizationId", "InterSystemsId", "ResultStatus", "ErrorNumber",
]


def graph_query(source, shape):
    """DuckDB's query for Graph's records, bare or wrapped."""
    fields = {name: TYPES.get(name, "VARCHAR") for name in COLUMNS} | NESTED
    struct = "STRUCT(" + ", ".join(f"{name} {kind}" for name, kind in fields.items()) + ")"
    columns = COLUMNS + ["status.errorCode AS errorCode", "location.countryOrRegion AS country"]
    if shape == "ndjson":
        typed = ", ".join(f"{name}: '{kind}'" for name, kind in fields.items())
        table = f"read_json('{source}', format='newline_delimited', columns={{{typed}}})"
    elif shape == "value":
        table = (
            "(SELECT unnest(value, recursive := false) AS r FROM read_json("
            f"'{source}', format='auto', maximum_object_size=4000000000, "
            f"columns={{value: '{struct}[]'}}))"
        )
        columns = [f"r.{column}" for column in columns]
    else:
        table = (
            f"read_json('{source}', format='newline_delimited', columns={{time: 'VARCHAR', "
            f"category: 'VARCHAR', tenantId: 'VARCHAR', properties: '{struct}'}})"
        )
        columns = [f"properties.{column}" for column in columns]
    return f"SELECT {', '.join(columns)} FROM {table}"


def row_query(source, shape):
    """DuckDB's query for rows of Log Analytics: nested columns are JSON inside text."""
    renamed = {"ipAddress": "IPAddress", "resourceId": "ResourceIdentity"}
    names = [renamed.get(name, name[0].upper() + name[1:]) for name in COLUMNS]
    nested = [
        "json_extract_string(Status, '$.errorCode') AS errorCode",
        "json_extract_string(LocationDetails, '$.countryOrRegion') AS country",
    ]
    if shape == "log-analytics":
        typed = ", ".join(f"{name}: 'VARCHAR'" for name in names + ["Status", "LocationDetails"])
        table = f"read_json('{source}', format='newline_delimited', columns={{{typed}}})"
    else:
        names[0] = '"CreatedDateTime [UTC]"'
        table = f"read_csv('{source}', {CELLS})"
    return f"SELECT {', '.join(names + nested)} FROM {table}"


def query(source, shape):
    """DuckDB's query for a shape."""
    if shape in ("ndjson", "value", "azure-monitor"):
        return graph_query(source, shape)
    if shape in ("log-analytics", "log-analytics-csv"):
        return row_query(source, shape)
    if shape in ("portal-csv", "portal-audit-csv"):
        names = PORTAL if shape == "portal-csv" else PORTAL_AUDIT
        columns = ", ".join(f'"{name}"' for name in names)
        return f"SELECT {columns} FROM read_csv('{source}', {CELLS})"
    # All paths in one call: the text is parsed once.
    paths = ", ".join(f"'$.{name}'" for name in AUDIT)
    columns = ", ".join(f"v[{index + 1}] AS {name}" for index, name in enumerate(AUDIT))
    values = f"SELECT json_extract_string(AuditData, [{paths}]) AS v FROM read_csv('{source}', {CELLS})"
    return f"SELECT {columns} FROM ({values})"


def duckdb_script(source, target, shape):
    """A Python program that makes the timeline with DuckDB."""
    return (
        "import duckdb\n"
        f"duckdb.sql({f'''COPY ({query(source, shape)} ORDER BY 1, 2) TO '{target}' (HEADER)'''!r})\n"
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


def forged(forge, folder, shape, count):
    """The file of a shape, made when it is missing, in a warm page cache."""
    suffix = "csv" if shape.endswith("csv") else "json"
    source = f"{folder}/signins-{count}-seed{SEED}.{shape}.{suffix}"
    if not os.path.exists(source):
        print(f"forging {source}", file=sys.stderr, flush=True)
        subprocess.run(
            [forge, "signins", "--count", str(count), "--seed", str(SEED), "--shape", shape,
             "--out", source + ".part"], check=True)
        os.rename(source + ".part", source)
    with open(source, "rb") as file:
        while file.read(1 << 24):
            pass
    return source


def row(shape, count, source, folder, program, repetitions):
    """Measures one shape and prints its row."""
    case, timeline = f"{folder}/case", f"{folder}/duckdb.csv"
    rivals = {
        "crosstrail": [program, "investigate", source, "--case", case, "--reference"],
        "duckdb": [sys.executable, "-c", duckdb_script(source, timeline, shape)],
    }
    results = {name: [] for name in rivals}
    for repetition in range(repetitions):
        for name in list(rivals) if repetition % 2 == 0 else list(reversed(rivals)):
            shutil.rmtree(case, ignore_errors=True)
            if os.path.exists(timeline):
                os.remove(timeline)
            *numbers, code = measure(rivals[name])
            if code not in ((0, 1) if name == "crosstrail" else (0,)):
                sys.exit(f"error: {name} ended with {code} on {source}")
            results[name].append(numbers)
    shutil.rmtree(case, ignore_errors=True)
    own, other = (
        [statistics.median(column) for column in zip(*results[name])] for name in rivals)
    megabytes = os.path.getsize(source) / 1e6
    print(
        f"{shape:18}{count:8}{megabytes:8.0f}{own[0]:8.2f}{own[1]:8.2f}{megabytes / own[0]:8.0f}"
        f"{count / own[0]:10.0f}{own[2]:7.0f}{other[0]:9.2f}{other[1]:8.2f}{other[2]:7.0f}"
        f"{own[0] / other[0]:8.2f}", flush=True)


def main():
    reader = argparse.ArgumentParser(description="Measure crosstrail against DuckDB.")
    reader.add_argument("--count", type=int, help="sign-ins of each shape, in place of its own number")
    reader.add_argument("--shape", choices=list(SHAPES), help="this shape alone")
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
    shapes = [wanted.shape] if wanted.shape else list(SHAPES)
    files = {}
    for shape in shapes:
        count = wanted.count or SHAPES[shape]
        files[shape] = (count, forged(forge, folder, shape, count))

    print(f"investigate --reference against DuckDB, {os.cpu_count()} cores, {wanted.repetitions} runs"
          " each, interleaved; medians of whole processes")
    print(f"{'':34}crosstrail{'':31}duckdb{'':18}wall")
    print(f"{'format':18}{'events':>8}{'MB':>8}{'wall s':>8}{'CPU s':>8}{'MB/s':>8}{'events/s':>10}"
          f"{'MiB':>7}{'wall s':>9}{'CPU s':>8}{'MiB':>7}{'ratio':>8}")
    for shape, (count, source) in files.items():
        row(shape, count, source, folder, program, wanted.repetitions)


if __name__ == "__main__":
    main()
