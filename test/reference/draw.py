"""Draws the made-up sets of times.csv anew, always the same ones: the rest of the file is data of the domain's catalogue."""
import random

random.seed(20261207)
points = {}
for _ in range(500):
    minutes = max(1, round(random.lognormvariate(3.4, 1.3)))
    fate = random.random()
    if fate < 0.06:
        key, place = None, 2
    elif fate < 0.30:
        # Seen waiting for a while, on a grid of five minutes so that censorings fall together with answers.
        key, place = max(5, 5 * round(random.uniform(0, minutes) / 5)), 1
    else:
        key, place = minutes, 0
    points.setdefault(key, [0, 0, 0])[place] += 1
for key in sorted(points, key=lambda key: (key is None, key)):
    print('seeded', '' if key is None else key, *points[key], sep=',')
