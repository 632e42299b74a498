-- Reports a need with each request, each with a key of its own.
local thread_number = 0
function setup(thread)
  thread:set("number", thread_number)
  thread_number = thread_number + 1
end

local sent = 0
local start = tostring(os.time())
local body = '{"organisation":"4601","title":"Fall hos hjemmeboende eldre","serviceArea":"health-and-care",'
  .. '"question":"Hvilke tiltak i hjemmet gir færre fall blant eldre over 80 år?"}'

function request()
  sent = sent + 1
  return wrk.format("POST", nil, {
    ["Content-Type"] = "application/json",
    ["Authorization"] = wrk.headers["Authorization"],
    ["Idempotency-Key"] = "bench-" .. start .. "-" .. number .. "-" .. sent,
  }, body)
end
