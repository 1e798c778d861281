import { useEffect, useState } from 'react'

/** The time, told again every so many milliseconds while it is wanted. */
export function useNow(every: number, wanted = true): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!wanted) return
    const timer = setInterval(() => setNow(Date.now()), every)
    return () => clearInterval(timer)
  }, [every, wanted])
  return now
}

/** A value once it has not changed for a moment: for what is asked of the server while somebody types. */
export function useSettled<T>(value: T, wait = 350): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), wait)
    return () => clearTimeout(timer)
  }, [value, wait])
  return settled
}

/** How long something takes: 340 ms, 4.2 s, 12 s, 3 min 5 s, 2 h 10 min. The units are the same in all our languages. */
export function duration(millis: number): string {
  if (millis < 1) return '< 1 ms'
  if (millis < 1_000) return `${Math.round(millis)} ms`
  if (millis < 9_950) return `${(millis / 1_000).toFixed(1)} s`
  const seconds = Math.round(millis / 1_000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return seconds % 60 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** A time that is left, which is a guess: in whole seconds, five at a time when it is long. */
export function left(millis: number): string {
  const seconds = Math.max(1, Math.round(millis / 1_000))
  if (seconds < 10) return `${seconds} s`
  return duration((seconds > 30 ? Math.ceil(seconds / 5) * 5 : seconds) * 1_000)
}

/** When something was, as short as is clear: the time today, else the day too. */
export function moment(iso: string, language: string, now = new Date()): string {
  const at = new Date(iso)
  const today = at.toDateString() === now.toDateString()
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' }
  const day: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'short',
    ...(at.getFullYear() !== now.getFullYear() && { year: 'numeric' }),
  }
  return new Intl.DateTimeFormat(language, today ? time : { ...day, ...time }).format(at)
}
