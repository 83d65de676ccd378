#!/usr/bin/env -S node --conditions=fishergrad-built
console.log("x", import.meta.url, process.execArgv, await import("@fishergrad/study").catch(e=>e.message))
