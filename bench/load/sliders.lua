-- One person for each thread of wrk, moving sliders of one value case: no two moves ask the same, so no answer is one
-- that was kept. Arguments: the file that users.mjs wrote; the pause between two moves in ms, least and most.
local people = 0

function setup(thread)
  thread:set("person", people)  -- a global of the thread's own script
  people = people + 1
end

local body, pause_least, pause_most
local moves = {}

function init(args)
  local line = 0
  for text in io.lines(args[1]) do
    if line == person then
      local cookie, csrf, before, after, sliders = text:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)$")
      wrk.headers["Cookie"] = cookie
      wrk.headers["X-CSRF-Token"] = csrf
      wrk.headers["Content-Type"] = "application/json"
      body = { before, after }
      for input, low, high, unit in sliders:gmatch("([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)\t") do
        moves[#moves + 1] = { input = input, low = tonumber(low), high = tonumber(high), unit = unit }
      end
    end
    line = line + 1
  end
  pause_least, pause_most = tonumber(args[2]), tonumber(args[3])
  math.randomseed(person + 1)
end

function request()
  local move = moves[math.random(#moves)]
  local value = move.low + (move.high - move.low) * math.random()
  local written = string.format(move.high > 1000 and "%.2f" or "%.8f", value)
  local set = string.format('"%s":"%s%s"', move.input, written, move.unit)
  return wrk.format("POST", "/api/assess", nil, body[1] .. set .. body[2])
end

function delay()
  return math.random(pause_least, pause_most)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    'MEASURED {"moves":%d,"seconds":%.1f,"refused":%d,"broken":%d,"p50":%.1f,"p90":%.1f,"p99":%.1f,"most":%.1f}\n',
    summary.requests, summary.duration / 1e6, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1e3, latency:percentile(90) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
