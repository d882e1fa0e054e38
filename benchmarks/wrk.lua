-- For wrk: posts the bodies of a file, one a line, one after the other; "{n}" in one becomes a number never used before.
-- Arguments: the file, the API key, where numbers start. Ends with one line of JSON.
local bodies, headers, at, number = {}, {}, 0, 0

function init(args)
  for line in io.lines(args[1]) do bodies[#bodies + 1] = line end
  headers["Authorization"] = "Token " .. args[2]
  headers["Content-Type"] = "application/json"
  number = tonumber(args[3])
end

function request()
  at = at % #bodies + 1
  number = number + 1
  return wrk.format("POST", nil, headers, (bodies[at]:gsub("{n}", tostring(number))))
end

function done(summary, latency)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write
  print(string.format('\n{"requests": %d, "seconds": %f, "failed": %d, "p50": %f, "p95": %f}', summary.requests,
    summary.duration / 1e6, failed + summary.errors.timeout, latency:percentile(50) / 1000, latency:percentile(95) / 1000))
end
