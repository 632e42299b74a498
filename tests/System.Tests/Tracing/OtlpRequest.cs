using System.Text;

namespace Ksf.System.Tests.Tracing;

/// <summary>
/// Reads the few fields that tests ask for out of OTLP's <c>ExportTraceServiceRequest</c> and <c>ExportLogsServiceRequest</c> (opentelemetry-proto,
/// trace.proto and logs.proto): no library for that is among those that this build can have.
/// </summary>
internal static class OtlpRequest
{
    public static IEnumerable<Span> Spans(byte[] request) =>
        from resourceSpans in Messages(request, field: 1)
        let service = Service(resourceSpans)
        from scopeSpans in Messages(resourceSpans, field: 2)
        from span in Messages(scopeSpans, field: 2)
        select new Span(
            service, Hex(span, 1), Hex(span, 2), Hex(span, 4), Text(span, 5), (SpanKind)Number(span, 6),
            Attribute(span, field: 9, "url.path"), Attribute(span, field: 9, "cloudevents.event_subject"));

    public static IEnumerable<LogRecord> Logs(byte[] request) =>
        from resourceLogs in Messages(request, field: 1)
        let service = Service(resourceLogs)
        from scopeLogs in Messages(resourceLogs, field: 2)
        from scope in Messages(scopeLogs, field: 1)
        from record in Messages(scopeLogs, field: 2)
        select new LogRecord(service, Text(scope, 1), Hex(record, 9));

    private static string Service(byte[] ofOneResource) =>
        Messages(ofOneResource, field: 1).Select(resource => Attribute(resource, field: 1, "service.name")).FirstOrDefault() ?? "";

    private static string Attribute(byte[] message, int field, string key) => (
        from attribute in Messages(message, field)
        where Text(attribute, 1) == key
        from value in Messages(attribute, field: 2)
        select Text(value, 1)).FirstOrDefault() ?? "";

    private static IEnumerable<byte[]> Messages(byte[] message, int field) => Fields(message).Where(f => f.Number == field && f.Bytes is not null).Select(f => f.Bytes!);

    private static string Text(byte[] message, int field) => Encoding.UTF8.GetString(Messages(message, field).FirstOrDefault() ?? []);

    private static string Hex(byte[] message, int field) => Convert.ToHexStringLower(Messages(message, field).FirstOrDefault() ?? []);

    private static ulong Number(byte[] message, int field) => Fields(message).Where(f => f.Number == field).Select(f => f.Value).FirstOrDefault();

    private static List<Field> Fields(byte[] message)
    {
        var fields = new List<Field>();
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            var number = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    fields.Add(new Field(number, Varint(message, ref at), null));
                    break;
                case 1:
                    at += 8;
                    break;
                case 5:
                    at += 4;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    fields.Add(new Field(number, 0, message[at..(at + length)]));
                    at += length;
                    break;
                default:
                    throw new FormatException($"Wire type {tag & 7} is not in protobuf 3.");
            }
        }
        return fields;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var value = 0ul;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7f) << shift;
            if ((part & 0x80) == 0)
                return value;
        }
    }

    private sealed record Field(int Number, ulong Value, byte[]? Bytes);
}
