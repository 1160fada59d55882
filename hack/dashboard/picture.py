#!/usr/bin/env python3
"""Draws the dashboard from a live Prometheus: every panel of dashboard.json with what its own queries answer now.

    hack/dashboard/picture.py http://localhost:9090 docs/images/dashboard.png [minutes]

Needs matplotlib. It stands in for Grafana where Grafana is not at hand: the panels, the places and the numbers are those of
the dashboard, the strokes are not. It ends with 1 when a query is refused, and names panels that answer nothing.
"""
import datetime
import json
import pathlib
import re
import sys
import time
import urllib.parse
import urllib.request

import matplotlib

matplotlib.use("Agg")
import matplotlib.dates
import matplotlib.pyplot as plt

BACK, PANEL, TEXT, FAINT = "#111217", "#181b1f", "#d8d9da", "#8e8e96"
COLORS = {"green": "#4f9d58", "red": "#d0454c", "orange": "#e58b2b", "blue": "#4a7ebb", "text": TEXT, "transparent": PANEL}
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]


def ask(server, path, **parameters):
    url = f"{server}/api/v1/{path}?{urllib.parse.urlencode(parameters)}"
    try:
        with urllib.request.urlopen(url) as answer:
            return json.load(answer)["data"]["result"]
    except urllib.error.HTTPError as e:
        sys.exit(f"refused: {parameters['query']}\n{e.read().decode()}")


def expression(target):
    text = target["expr"].replace("$__rate_interval", "1m")
    return text.replace("$job", ".*").replace("$credential", ".*")


def legend(target, labels):
    pattern = target.get("legendFormat", "")
    if not pattern:
        return ", ".join(labels.values())
    return re.sub(r"{{(\w+)}}", lambda found: labels.get(found.group(1), ""), pattern)


def color(steps, value):
    chosen = steps[0]["color"]
    for step in steps[1:]:
        if value >= step["value"]:
            chosen = step["color"]
    return COLORS[chosen]


def in_words(value, unit):
    if unit == "s":
        sign, left = ("-" if value < 0 else ""), abs(value)
        for size, word in ((86400, "d"), (3600, "h"), (60, "min"), (1, "s")):
            if left >= size:
                return f"{sign}{left / size:.1f} {word}"
        return f"{sign}{left * 1000:.0f} ms"
    if unit == "percentunit":
        return f"{value * 100:.0f} %"
    if unit == "bytes":
        return f"{value / 2**20:.0f} MiB"
    return f"{value:g}" if value == int(value) else f"{value:.2f}"


def draw_stat(axes, panel, server):
    defaults = panel["fieldConfig"]["defaults"]
    found = ask(server, "query", query=expression(panel["targets"][0]))
    value = float(found[0]["value"][1]) if found else float(defaults["noValue"])
    axes.set_facecolor(color(defaults["thresholds"]["steps"], value))
    axes.text(0.5, 0.42, in_words(value, defaults["unit"]), ha="center", va="center", color="white", fontsize=20)
    return bool(found)


def draw_table(axes, panel, server):
    renamed = panel["transformations"][0]["options"]["renameByName"]["Value"]
    order = panel["transformations"][0]["options"]["indexByName"]
    columns = [name for name in sorted(order, key=order.get) if name != "Value"]
    properties = {p["id"]: p["value"] for p in panel["fieldConfig"]["overrides"][0]["properties"]}
    rows = [(row["metric"], float(row["value"][1])) for row in ask(server, "query", query=expression(panel["targets"][0]))]
    rows.sort(key=lambda row: row[1], reverse=panel["options"]["sortBy"][0]["desc"])
    width = panel["gridPos"]["w"]
    widths = [0.46 if name == "object" else 0.9 / max(len(columns), 2) * 0.8 for name in columns]
    scale = 0.8 / sum(widths)
    lefts = [0.02 + scale * sum(widths[:i]) for i in range(len(columns))] + [0.84]
    step = 1.9 / (panel["gridPos"]["h"] * 1.9)
    for left, name in zip(lefts, [*columns, renamed]):
        axes.text(left, 0.86, name, color=FAINT, fontsize=7)
    for number, (labels, value) in enumerate(rows[: panel["gridPos"]["h"] - 2]):
        height = 0.86 - (number + 1) * step * 0.9
        for left, name in zip(lefts, columns):
            axes.text(left, height, labels.get(name, ""), color=TEXT, fontsize=7)
        axes.text(lefts[-1], height, in_words(value, properties["unit"]), fontsize=7,
                  color=color(properties["thresholds"]["steps"], value))
    return bool(rows)


def draw_lines(axes, panel, server, minutes):
    end = time.time()
    span = dict(start=end - minutes * 60, end=end, step=max(5, int(minutes * 60 / 240)))
    defaults = panel["fieldConfig"]["defaults"]
    lines = []
    for target in panel["targets"]:
        for series in ask(server, "query_range", query=expression(target), **span):
            points = [(float(t), float(v)) for t, v in series["values"] if v not in ("NaN", "+Inf")]
            if points:
                lines.append((legend(target, series["metric"]), dict(points)))
    times = sorted({t for _, points in lines for t in points})
    dates = [datetime.datetime.fromtimestamp(t) for t in times]
    if defaults["custom"]["stacking"]["mode"] == "normal" and lines:
        axes.stackplot(dates, [[points.get(t, 0) for t in times] for _, points in lines],
                       labels=[name for name, _ in lines], alpha=0.75)
    else:
        for name, points in lines:
            own = [t for t in times if t in points]
            axes.plot([datetime.datetime.fromtimestamp(t) for t in own], [points[t] for t in own], label=name, linewidth=1)
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_locator(plt.MaxNLocator(4))
    axes.yaxis.set_major_formatter(lambda value, _: in_words(value, defaults["unit"]))
    axes.xaxis.set_major_formatter(matplotlib.dates.DateFormatter("%H:%M"))
    axes.xaxis.set_major_locator(plt.MaxNLocator(4))
    axes.tick_params(colors=FAINT, labelsize=6, length=0)
    axes.grid(color="#2c2f36", linewidth=0.5)
    if lines:
        axes.legend(fontsize=5.5, loc="upper left", bbox_to_anchor=(-0.02, -0.07), ncols=4, frameon=False, labelcolor=TEXT)
    return bool(lines)


def main():
    server, target = sys.argv[1].rstrip("/"), sys.argv[2]
    minutes = float(sys.argv[3]) if len(sys.argv) > 3 else 15
    board = json.loads((REPOSITORY / "helm/peerconn-operator/files/dashboard.json").read_text(encoding="utf-8"))
    bottom = max(panel["gridPos"]["y"] + panel["gridPos"]["h"] for panel in board["panels"]) + 1
    figure = plt.figure(figsize=(16, bottom * 0.36), facecolor=BACK, dpi=100)
    figure.text(0.01, 1 - 0.6 / bottom, board["title"], color="white", fontsize=14, va="center")
    empty = []
    for panel in board["panels"]:
        place = panel["gridPos"]
        top = place["y"] + 1
        if panel["type"] == "row":
            figure.text(0.01, 1 - (top + 0.6) / bottom, "▾ " + panel["title"], color="white", fontsize=10, va="center")
            continue
        lines = panel["type"] == "timeseries"
        inset = (0.035, 1.9, 0.045, 2.6) if lines else (0.004, 0.2, 0.008, 0.4)
        axes = figure.add_axes((place["x"] / 24 + inset[0], 1 - (top + place["h"] - inset[1]) / bottom,
                                place["w"] / 24 - inset[2], (place["h"] - inset[3]) / bottom))
        axes.set_facecolor(PANEL)
        for spine in axes.spines.values():
            spine.set_visible(False)
        if lines:
            axes.set_title(panel["title"], color=TEXT, fontsize=8, loc="left", pad=4)
            answered = draw_lines(axes, panel, server, minutes)
        else:
            axes.set_xticks([])
            axes.set_yticks([])
            axes.set_xlim(0, 1)
            axes.set_ylim(0, 1)
            draw = draw_stat if panel["type"] == "stat" else draw_table
            answered = draw(axes, panel, server)
            axes.text(0.02, 0.98, panel["title"], color="white" if panel["type"] == "stat" else TEXT, fontsize=8, va="top")
        if not answered:
            empty.append(panel["title"])
    pathlib.Path(target).parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(target, facecolor=BACK)
    print(f"{target} drawn; panels without an answer: {', '.join(empty) or 'none'}")


if __name__ == "__main__":
    main()
