-- Nine requests read Today or the week, the tenth writes a score with an identity of its own, on another day each time:
-- a day with hundreds of scores is no diary.
local sent, threads = 0, 0
local host, cookie = os.getenv("PAGE_HOST"), os.getenv("PAGE_COOKIE")
function setup(thread)
    threads = threads + 1
    thread:set("id", threads)
end
function request()
    sent = sent + 1
    local headers = { Host = host, Cookie = cookie }
    if sent % 10 ~= 0 then
        return wrk.format("GET", sent % 3 == 0 and "/week" or "/", headers)
    end
    headers["Origin"] = "http://" .. host
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    local once = string.format("%08x-0000-4000-8000-%012x", id, sent)
    local day = os.date("!%Y-%m-%d", 1764000000 - (sent * 7 + id) % 3600 * 86400)
    return wrk.format("POST", "/pain", headers, "moment=rest&score=3&at=" .. day .. "&once=" .. once)
end
function done(summary, latency)
    local errors = summary.errors
    print(string.format("p50 %.1f ms, p99 %.1f ms, worst %.1f ms; %d requests; refused %d, broken off %d, too late %d",
        latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000, summary.requests,
        errors.status, errors.connect + errors.read + errors.write, errors.timeout))
end
