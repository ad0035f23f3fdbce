import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const teal: MantineColorsTuple = [
  '#e8f5f3',
  '#cfe9e5',
  '#a3d6cf',
  '#71c0b6',
  '#46a99e',
  '#2a9388',
  '#177a70',
  '#0f6a61',
  '#0b574f',
  '#07433d',
];
const gray: MantineColorsTuple = [
  '#f6f8f8',
  '#eff2f2',
  '#e4e8e8',
  '#d6dbdb',
  '#c2c9c9',
  '#8c9696',
  '#5a6465',
  '#434c4d',
  '#2d3435',
  '#191f20',
];
const dark: MantineColorsTuple = [
  '#e4e8e8',
  '#c4caca',
  '#9ba4a4',
  '#727c7c',
  '#3b4343',
  '#2b3232',
  '#1e2424',
  '#111515',
  '#0d1010',
  '#090b0b',
];

const family = "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

/** Sizes 12/13/14/16/20/28, a 4-px grid, radius 6, one accent. */
export const theme = createTheme({
  fontFamily: family,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '6px', xl: '12px' },
  defaultRadius: 'sm',
  colors: { teal, gray, dark },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 6 },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  headings: {
    fontFamily: family,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  components: {
    Modal: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        transitionProps: { duration: 100, transition: 'fade' },
        centered: false,
        yOffset: '10vh',
      },
    },
    Popover: { defaultProps: { transitionProps: { duration: 100, transition: 'fade' }, shadow: 'md' } },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        transitionProps: { duration: 100, transition: 'fade' },
        shadow: 'md',
      },
    },
    Tooltip: {
      defaultProps: {
        transitionProps: { duration: 80, transition: 'fade' },
        openDelay: 400,
        withArrow: false,
      },
    },
    Drawer: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, transitionProps: { duration: 120 } },
    },
    Button: { defaultProps: { size: 'sm' } },
  },
});

/** The kit's own variables beside ours: readable placeholders, and errors in ink, because red is for time only. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#191f20',
    '--mantine-color-dimmed': '#5a6465',
    '--mantine-color-placeholder': '#6b7576',
    '--mantine-color-error': '#191f20',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-default-border': '#d6dbdb',
    '--mantine-color-teal-light-hover': '#e8f3f1',
  },
  dark: {
    '--mantine-color-text': '#e4e8e8',
    '--mantine-color-dimmed': '#9ba4a4',
    '--mantine-color-placeholder': '#8a9494',
    '--mantine-color-error': '#e4e8e8',
    '--mantine-color-body': '#151a1a',
    '--mantine-color-default': '#1a2020',
    '--mantine-color-default-border': '#333b3b',
  },
});
