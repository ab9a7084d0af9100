-- What wrk sends. Arguments: a token, and for creates a file with ids of volumes, a line each.
function init(arguments)
  wrk.headers["X-Auth-Token"] = arguments[1]
  wrk.headers["OpenStack-API-Version"] = "volume 3.70"
  wrk.headers["Accept"] = "application/json"
  if arguments[2] then
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    local next = io.lines(arguments[2])
    request = function()
      return wrk.format(nil, nil, nil, '{"backup": {"volume_id": "' .. next() .. '", "name": "created"}}')
    end
  end
end

function done(summary, latency, requests)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  io.write(string.format("RESULT %d %d %d", summary.requests, failed, summary.duration))
  for index = 1, #latency do
    io.write(string.format(" %d:%d", latency(index)))
  end
  io.write("\n")
end
