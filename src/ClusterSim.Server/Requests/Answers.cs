using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ClusterSim.Server.Requests;

/// <summary>Answers that the server gives of its own accord.</summary>
internal static class Answers
{
    public static Task WriteStatusAsync(HttpContext context, int code, string reason, string message) => WriteJsonAsync(context, code, json =>
    {
        json.WriteString("kind", "Status");
        json.WriteString("apiVersion", "v1");
        json.WriteStartObject("metadata");
        json.WriteEndObject();
        json.WriteString("status", "Failure");
        json.WriteString("message", message);
        json.WriteString("reason", reason);
        json.WriteNumber("code", code);
    });

    public static async Task WriteJsonAsync(HttpContext context, int code, Action<Utf8JsonWriter> writeFields)
    {
        using var bytes = new MemoryStream();
        await using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            writeFields(json);
            json.WriteEndObject();
        }
        context.Response.StatusCode = code;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), context.RequestAborted).ConfigureAwait(false);
    }
}
