import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contractAddresses } from './web/contract-addresses.ts';

const server = process.env.HEED_DEV_SERVER ?? 'http://127.0.0.1:4300';

export default defineConfig({
  root: 'web',
  base: '/',
  publicDir: 'assets',
  plugins: [contractAddresses(), react()],
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
  server: { host: '127.0.0.1', port: 4310, proxy: { '/api': server, '/f': server } },
});
