-- Sends the tokens of a file in turn, one per line, and prints one line of figures at the end.

local requests = {}
local position = 0
local threads = 0

function setup(thread)
	thread:set("number", threads)
	threads = threads + 1
end

function init(args)
	for token in io.lines(args[1]) do
		local headers = {}
		if token ~= "" then
			headers["Authorization"] = "Bearer " .. token
		end
		requests[#requests + 1] = wrk.format("GET", nil, headers)
	end
	-- the threads walk half a file apart
	position = number * math.floor(#requests / 2)
end

function request()
	position = position % #requests + 1
	return requests[position]
end

function done(summary, latency, requests)
	local errors = summary.errors
	print(string.format("figures %d %d %d %d %d %d", summary.requests, summary.duration, latency:percentile(50),
		latency:percentile(99), errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
