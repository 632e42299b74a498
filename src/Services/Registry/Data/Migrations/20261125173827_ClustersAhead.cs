using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ksf.Registry.Data.Migrations
{
    /// <inheritdoc />
    public partial class ClustersAhead : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_clusters_status",
                table: "clusters");

            migrationBuilder.AddColumn<DateOnly>(
                name: "begins_on",
                table: "clusters",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ends_on",
                table: "clusters",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "legal_forms",
                table: "clusters",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                table: "clusters",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "model",
                table: "clusters",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "plans",
                table: "clusters",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateOnly>(
                name: "stated_on",
                table: "clusters",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<Guid>(
                name: "carried_from_id",
                table: "cluster_participations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "meetings_per_year",
                table: "bodies",
                type: "integer",
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_clusters_status",
                table: "clusters",
                sql: "status in ('idea', 'mobilising', 'established', 'dormant', 'dissolved', 'merged')");

            // Nothing was dated ahead before, so what is there holds today.
            migrationBuilder.Sql(
                """
                update clusters set stated_on = (now() at time zone 'Europe/Oslo')::date;
                update clusters set ends_on = (select max(valid_to) from cluster_participations where cluster_id = clusters.id) where status = 'dissolved';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_clusters_status",
                table: "clusters");

            migrationBuilder.DropColumn(
                name: "begins_on",
                table: "clusters");

            migrationBuilder.DropColumn(
                name: "ends_on",
                table: "clusters");

            migrationBuilder.DropColumn(
                name: "legal_forms",
                table: "clusters");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "clusters");

            migrationBuilder.DropColumn(
                name: "model",
                table: "clusters");

            migrationBuilder.DropColumn(
                name: "plans",
                table: "clusters");

            migrationBuilder.DropColumn(
                name: "stated_on",
                table: "clusters");

            migrationBuilder.DropColumn(
                name: "carried_from_id",
                table: "cluster_participations");

            migrationBuilder.DropColumn(
                name: "meetings_per_year",
                table: "bodies");

            migrationBuilder.AddCheckConstraint(
                name: "ck_clusters_status",
                table: "clusters",
                sql: "status in ('idea', 'mobilising', 'established', 'dormant', 'dissolved')");
        }
    }
}
