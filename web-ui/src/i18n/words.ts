/** The shape of a language's words: the keys of English, each with a text. */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> }
