/**
 * A function of an object that does its work once for each: derivatives ask for the arithmetic over another again and
 * again, and it is some thirty functions.
 */
export function madeOnce<A extends object, R>(make: (a: A) => R): (a: A) => R {
  const made = new WeakMap<A, R>();
  return (a) => {
    let result = made.get(a);
    if (result === undefined) made.set(a, (result = make(a)));
    return result;
  };
}
