"""Shares, ratios and once more Kaplan-Meier by statsmodels: prints JSON. Input: tables.csv and times.csv beside this script."""
import csv
import json
import pathlib

import numpy as np
import statsmodels
from scipy.stats import norm
from statsmodels.duration.survfunc import SurvfuncRight
from statsmodels.stats.contingency_tables import StratifiedTable, Table2x2
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

# DOMAIN 3 fixes z at six decimals; the level below is the one whose normal quantile is that z.
FIXED = 2 * norm.sf(1.959964)
USUAL = 0.05

here = pathlib.Path(__file__).parent


def rows(name):
    with open(here / name, newline='') as file:
        return list(csv.DictReader(file))


def plain(values):
    return [float(value) if np.isfinite(value) else None for value in np.ravel(values)]


def table(a, b, c, d):
    two = Table2x2(np.array([[a, b], [c, d]], dtype=float))
    return {
        'wilson': plain(proportion_confint(a, a + b, FIXED, 'wilson')),
        'usualWilson': plain(proportion_confint(a, a + b, USUAL, 'wilson')),
        'newcombe': [
            a / (a + b) - c / (c + d),
            *plain(confint_proportions_2indep(a, a + b, c, c + d, 'newcomb', 'diff', FIXED)),
        ],
        'odds': [float(two.oddsratio), *plain(two.oddsratio_confint(FIXED))],
        'risk': [float(two.riskratio), *plain(two.riskratio_confint(FIXED))],
        'usualOdds': [float(two.oddsratio), *plain(two.oddsratio_confint(USUAL))],
    }


def pooled(tables):
    found = StratifiedTable([np.array([cells[:2], cells[2:]], dtype=float) for cells in tables])
    return [float(found.oddsratio_pooled), *plain(found.oddsratio_pooled_confint(FIXED))]


def survival(points):
    at, event = [], []
    for point in points:
        minutes = float(point['minutes'] or 1e9)
        for name in ('answered', 'waiting', 'never'):
            count = int(point[name])
            at += [minutes] * count
            event += [1 if name == 'answered' else 0] * count
    found = SurvfuncRight(np.array(at), np.array(event))
    parts = (0.5, 0.75, 0.9)
    return {
        'at': plain(found.surv_times),
        'survival': plain(found.surv_prob),
        'error': plain(found.surv_prob_se),
        'quantiles': plain([found.quantile(part) for part in parts]),
        'intervals': [plain(found.quantile_ci(part, FIXED, 'cloglog')) for part in parts],
    }


def grouped(all_rows, key):
    found = {}
    for row in all_rows:
        found.setdefault(row[key], []).append(row)
    return found


tables = {
    name: [[int(row[cell]) for cell in 'abcd'] for row in part]
    for name, part in grouped(rows('tables.csv'), 'name').items()
}
print(json.dumps({
    'by': f'statsmodels {statsmodels.__version__}',
    'tables': {name: table(*part[0]) for name, part in tables.items() if len(part) == 1},
    'pooled': {name: pooled(part) for name, part in tables.items() if len(part) > 1},
    'sets': {name: survival(part) for name, part in grouped(rows('times.csv'), 'set').items()},
}))
