import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// "npm run dev" serves the sources and passes the rest on to a Darkroom that runs beside it.
const server = process.env.DARKROOM_URL ?? 'http://127.0.0.1:8188'

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: {
      '@workflows': path.resolve(import.meta.dirname, '../workflows'),
      '@': path.resolve(import.meta.dirname, 'src'),
    },
  },
  build: {
    // Under the server's policy nothing may come from a data: address but pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: {
    fs: { allow: ['..'] },
    proxy: { '/api': { target: server, ws: true, changeOrigin: true } },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test-setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
})
