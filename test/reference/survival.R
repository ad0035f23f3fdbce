# Kaplan-Meier by R's package survival: prints JSON. Input: times.csv beside this script.
suppressMessages(library(survival))

here <- dirname(sub('^--file=', '', grep('^--file=', commandArgs(FALSE), value = TRUE)))
times <- read.csv(file.path(here, 'times.csv'))

# DOMAIN 3 fixes z at six decimals; the level below is the one whose normal quantile is that z.
fixed <- 1 - 2 * pnorm(-1.959964)

number <- function(x) ifelse(is.finite(x), sprintf('%.15g', x), 'null')
row <- function(x) paste0('[', paste(number(x), collapse = ','), ']')
object <- function(...) {
  parts <- c(...)
  paste0('{', paste0('"', names(parts), '":', parts, collapse = ','), '}')
}

one <- function(name) {
  # Those that stay at risk for ever are seen waiting later than anything happens.
  part <- times[times$set == name, ]
  at <- ifelse(is.na(part$minutes), 1e9, part$minutes)
  each <- rbind(
    data.frame(at = rep(at, part$answered), event = rep(1, sum(part$answered))),
    data.frame(at = rep(at, part$waiting + part$never), event = rep(0, sum(part$waiting + part$never)))
  )
  fit <- survfit(Surv(at, event) ~ 1, data = each, conf.type = 'log-log', conf.int = fixed)
  usual <- survfit(Surv(at, event) ~ 1, data = each, conf.type = 'log-log')
  on <- fit$n.event > 0
  q <- quantile(fit, c(0.5, 0.75, 0.9))
  object(
    at = row(fit$time[on]), atRisk = row(fit$n.risk[on]), events = row(fit$n.event[on]),
    survival = row(fit$surv[on]), greenwood = row(fit$std.err[on]^2),
    low = row(fit$lower[on]), high = row(fit$upper[on]),
    usualLow = row(usual$lower[on]), usualHigh = row(usual$upper[on]),
    quantiles = row(q$quantile), quantilesLow = row(q$lower), quantilesHigh = row(q$upper)
  )
}

sets <- unique(times$set)
cat(object(
  by = sprintf('"R %s.%s, survival %s"', R.version$major, R.version$minor, packageVersion('survival')),
  sets = do.call(object, as.list(setNames(sapply(sets, one), sets)))
), '\n', sep = '')
