import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contractAddresses } from './web/contract-addresses.ts';

const target = process.env.HEED_DEV_SERVER ?? 'http://127.0.0.1:4300';
/** The server accepts sign-ins from its own origin only, so the proxy speaks for the page. */
const through = { target, changeOrigin: true, headers: { origin: target } };

export default defineConfig({
  root: 'web',
  base: '/',
  publicDir: 'assets',
  plugins: [contractAddresses(), react()],
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
  server: { host: '127.0.0.1', port: 4310, proxy: { '^/api/': through, '^/f/': through } },
});
