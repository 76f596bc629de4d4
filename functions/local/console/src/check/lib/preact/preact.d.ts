// The types of lib/preact/preact.js, which holds htm and Preact in one file.
import type { VNode } from 'preact';

export { h, render, createContext, Component } from 'preact';
export {
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'preact/hooks';
export function html(strings: TemplateStringsArray, ...values: any[]): VNode<any> | VNode<any>[];
