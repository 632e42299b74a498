using System.Net;
using Ksf.Contracts.Registry;
using Ksf.Funding.Data;
using Ksf.Funding.SeedGrants;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.TestKit;
using Microsoft.Extensions.Configuration;

namespace Ksf.Funding.Tests.Clusters;

public sealed class A_cluster_is_new_enough_for_a_seed_grant
{
    private static readonly DateOnly Today = TimeProvider.System.TodayInNorway();

    [Fact]
    public async Task For_as_many_months_as_the_deployment_has_settled()
    {
        await using var funding = await ServiceUnderTest<FundingDbContext>.StartAsync("vest", ("Funding:SeedGrants:NewForMonths", "12"));
        await funding.SayAsync("founded", Cluster("Kunnskapskommunen Helse Omsorg Vest", Today.AddYears(-8)));
        await funding.SayAsync("founded", Cluster("Ett år i dag", Today.AddMonths(-12)));
        await funding.SayAsync("founded", Cluster("Ett år i morgen", Today.AddDays(1).AddMonths(-12)));
        using var reader = await funding.SignInAsync("askoy-fou", Roles.RdContact, Guid.CreateVersion7());

        var all = await Poll.UntilAsync(() => reader.ReadAllAsync("/v1/clusters", pageSize: 2), list => list.Count == 3, TimeSpan.FromSeconds(20));
        var fresh = await reader.ReadAllAsync("/v1/clusters?newOnly=true");

        Assert.Equal(["Ett år i morgen", "Ett år i dag", "Kunnskapskommunen Helse Omsorg Vest"], all.Select(c => c.Text("name")));
        Assert.Equal([true, false, false], all.Select(c => c.GetProperty("newEnough").GetBoolean()));
        Assert.Equal("Ett år i morgen", Assert.Single(fresh).Text("name"));
    }

    [Theory]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2024-08-31", 6, "2025-02-28")]
    [InlineData("2025-01-01", 36, "2028-01-01")]
    public void Counted_in_calendar_months(string foundedOn, int months, string newUntil) =>
        Assert.Equal(DateOnly.Parse(newUntil, null), new SeedGrantRule(months).NewUntil(DateOnly.Parse(foundedOn, null)));

    [Theory]
    [InlineData("0")]
    [InlineData("121")]
    [InlineData("tolv")]
    public void A_wrong_number_of_months_stops_the_service_and_names_the_key(string months)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Funding:SeedGrants:NewForMonths", months)]).Build();

        var error = Assert.Throws<InvalidSettingException>(() => SeedGrantRule.From(configuration));

        Assert.Contains("Funding__SeedGrants__NewForMonths", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_to_those_who_have_a_token()
    {
        await using var funding = await ServiceUnderTest<FundingDbContext>.StartAsync("vest");

        await funding.Anonymous.ReadProblemAsync("/v1/clusters", HttpStatusCode.Unauthorized, "not-signed-in");
    }

    private static ClusterState Cluster(string name, DateOnly foundedOn) =>
        new(Guid.CreateVersion7(), name, [], [Guid.CreateVersion7(), Guid.CreateVersion7()], foundedOn);
}
