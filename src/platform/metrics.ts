import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Prometheus metrics of this process. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    httpSeconds: new Histogram({
      name: 'heed_http_request_seconds',
      help: 'Time to answer an HTTP request',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    arrivals: new Counter({
      name: 'heed_arrivals_total',
      help: 'Inbound contacts admitted',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    breaches: new Counter({
      name: 'heed_breaches_total',
      help: 'Deadlines passed',
      labelNames: ['clock'],
      registers,
    }),
    breachDelay: new Histogram({
      name: 'heed_breach_recording_seconds',
      help: 'From a deadline to its durable record',
      buckets: [0.01, 0.05, 0.25, 1, 10, 60],
      registers,
    }),
    mailSent: new Counter({
      name: 'heed_mail_sent_total',
      help: 'Outgoing mail by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    liveBrowsers: new Gauge({ name: 'heed_live_browsers', help: 'Browsers on the live stream', registers }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
