using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ksf.Registry.Data.Migrations
{
    /// <inheritdoc />
    public partial class PartiesAsOrganisations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "name_en",
                table: "parties",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name_nn",
                table: "parties",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "organisation_number",
                table: "parties",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "valid_from",
                table: "parties",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "valid_to",
                table: "parties",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "outside_answers",
                columns: table => new
                {
                    address = table.Column<string>(type: "text", nullable: false),
                    etag = table.Column<string>(type: "text", nullable: true),
                    last_modified = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<string>(type: "text", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outside_answers", x => x.address);
                });

            migrationBuilder.CreateTable(
                name: "outside_registers",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    last_update_id = table.Column<long>(type: "bigint", nullable: true),
                    succeeded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    failed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failure = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outside_registers", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "registered_units",
                columns: table => new
                {
                    organisation_number = table.Column<string>(type: "text", nullable: false),
                    first_name = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    form = table.Column<string>(type: "text", nullable: true),
                    municipality_number = table.Column<string>(type: "text", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    is_removed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registered_units", x => x.organisation_number);
                });

            migrationBuilder.CreateIndex(
                name: "ix_parties_organisation_number",
                table: "parties",
                column: "organisation_number");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "outside_answers");

            migrationBuilder.DropTable(
                name: "outside_registers");

            migrationBuilder.DropTable(
                name: "registered_units");

            migrationBuilder.DropIndex(
                name: "ix_parties_organisation_number",
                table: "parties");

            migrationBuilder.DropColumn(
                name: "name_en",
                table: "parties");

            migrationBuilder.DropColumn(
                name: "name_nn",
                table: "parties");

            migrationBuilder.DropColumn(
                name: "organisation_number",
                table: "parties");

            migrationBuilder.DropColumn(
                name: "valid_from",
                table: "parties");

            migrationBuilder.DropColumn(
                name: "valid_to",
                table: "parties");
        }
    }
}
