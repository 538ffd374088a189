"""The trend chart's points as a script for gnuplot, for comparing times: trend.json script.gp picture.png"""

import json
import sys

trend = json.load(open(sys.argv[1]))
parts = []


def block(name, rows):
    parts.append(f"${name} << END\n" + "\n".join(" ".join(str(cell) for cell in row) for row in rows) + "\nEND")


for moment in ["morning", "before", "worst", "after", "rest"]:
    block(moment, [(s["day"], s["score"]) for s in trend["scores"] if s["moment"] == moment] or [("2000-01-01", "NaN")])
block("mean", [(m["day"], m["mean"], *m["interval"]) for m in trend["mean_14_days"]])
for field in ["worst", "effort"]:
    block("run_" + field, [(r["day"], r[field]) for r in trend["runs"] if r[field] is not None])
block("glides", [(g["day"], 1) for g in trend["glides"]])
block("weeks", [(w["from"], w["distance_m"] / 1000) for w in trend["weeks"]])
days = sorted(s["day"] for s in trend["scores"])
parts.append(f"""set terminal pngcairo size 1600,900
set output '{sys.argv[3]}'
set xdata time
set timefmt '%Y-%m-%d'
set format x '%b %d'
set xrange ['{days[0]}':'{days[-1]}']
set boxwidth 518400
set style fill solid 0.4
set multiplot layout 4,1 title 'Background pain'
plot $mean using 1:3:4 with filledcurves notitle, $mean using 1:2 with lines title '14-day mean', \\
    $morning using 1:2 pt 7 title 'morning', $before using 1:2 pt 7 title 'before', $worst using 1:2 pt 7 title 'worst', \\
    $after using 1:2 pt 7 title 'after', $rest using 1:2 pt 7 title 'rest'
plot $run_worst using 1:2 pt 5 title 'worst', $run_effort using 1:2 pt 5 title 'effort'
plot $glides using 1:2 pt 1 notitle
plot $weeks using 1:2 with boxes notitle
unset multiplot""")
open(sys.argv[2], "w").write("\n".join(parts) + "\n")
