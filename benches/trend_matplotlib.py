"""The trend chart's points drawn by matplotlib, for comparing times: trend.json picture.png"""

import json
import sys
from datetime import date

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

trend = json.load(open(sys.argv[1]))
day = date.fromisoformat
figure, (pain, runs, glides, weeks) = plt.subplots(
    4, 1, sharex=True, figsize=(16, 9), dpi=100, height_ratios=[3, 2, 1, 1]
)
for moment in ["morning", "before", "worst", "after", "rest"]:
    points = [s for s in trend["scores"] if s["moment"] == moment]
    pain.plot([day(p["day"]) for p in points], [p["score"] for p in points], "o", label=moment)
mean = trend["mean_14_days"]
days = [day(m["day"]) for m in mean]
pain.plot(days, [m["mean"] for m in mean], label="14-day mean")
pain.fill_between(days, [m["interval"][0] for m in mean], [m["interval"][1] for m in mean], alpha=0.3)
pain.legend(loc="upper right")
for field in ["worst", "effort"]:
    points = [r for r in trend["runs"] if r[field] is not None]
    runs.plot([day(p["day"]) for p in points], [p[field] for p in points], "s", label=field)
glides.plot([day(g["day"]) for g in trend["glides"]], [1] * len(trend["glides"]), "|")
weeks.bar([day(w["from"]) for w in trend["weeks"]], [w["distance_m"] / 1000 for w in trend["weeks"]], width=6)
pain.set_title("Background pain")
figure.savefig(sys.argv[2])
