import { totalmem } from 'node:os';

const gibibyte = 1024 ** 3;

/**
 * Server settings: small transactions, every commit on disk before it is confirmed. Only names that
 * PostgreSQL 15 knows too.
 */
export function serverSettings(): Record<string, string> {
  const memory = Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem());
  return {
    listen_addresses: '',
    port: '5432',
    unix_socket_permissions: '0700',
    ssl: 'off',
    max_connections: '100',
    shared_buffers: memory >= 4 * gibibyte ? '256MB' : '128MB',
    effective_cache_size: memory >= 4 * gibibyte ? '1GB' : '512MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    random_page_cost: '1.1',
    jit: 'off',
    // Foreign keys are checked by plans made while a table was empty, which read all of it, until its statistics
    // are renewed: in a new database that has to follow a burst within seconds.
    autovacuum_naptime: '2s',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // The log says what befalls the server. Errors of single statements belong to the app, and their details and
    // texts would carry people's data into a file.
    log_destination: 'stderr',
    logging_collector: 'off',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
    log_line_prefix: '%m [%p] ',
  };
}
