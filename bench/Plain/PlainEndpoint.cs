using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ksf.Bench.Plain;

/// <summary>What (a) compares with: Kestrel and Npgsql with nothing around them. No token is checked, nothing is logged or counted.</summary>
internal static class PlainEndpoint
{
    private const string Sql =
        """
        select municipality_id, number, name, display_name, parallel_names, county_number, region, organisation_number, population,
            centrality_class, valid_from, valid_to
        from municipality_versions
        where number = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2)
        """;

    public static async Task<int> RunAsync(string connectionString, string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        await using var database = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 10, MaxAutoPrepare = 50, AutoPrepareMinUsages = 2 }.ConnectionString);

        // The platform writes æ, ø and å as they are.
        var json = new PlainJson(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        app.MapGet("/v1/municipalities/{number}", async (string number, HttpContext context) =>
        {
            await using var command = database.CreateCommand(Sql);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = number });
            command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime) });
            await using var row = await command.ExecuteReaderAsync();
            if (!await row.ReadAsync())
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
            context.Response.ContentType = "application/json; charset=utf-8";
            await JsonSerializer.SerializeAsync(context.Response.BodyWriter, Read(row), json.PlainMunicipality);
        });
        await app.RunAsync();
        return 0;
    }

    private static PlainMunicipality Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<string[]>(4), row.GetString(5),
        row.IsDBNull(6) ? null : row.GetString(6), row.IsDBNull(7) ? null : row.GetString(7), row.IsDBNull(8) ? null : row.GetInt32(8),
        row.IsDBNull(9) ? null : row.GetInt32(9), row.GetFieldValue<DateOnly>(10), row.IsDBNull(11) ? null : row.GetFieldValue<DateOnly>(11));
}

internal sealed record PlainMunicipality(
    Guid Id, string Number, string Name, string DisplayName, string[] ParallelNames, string County, string? Region, string? OrganisationNumber,
    int? Population, int? CentralityClass, DateOnly ValidFrom, DateOnly? ValidTo);

[JsonSerializable(typeof(PlainMunicipality))]
internal sealed partial class PlainJson : JsonSerializerContext;
