using System;
using Ksf.Contracts;
using Ksf.Contracts.Deployments;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ksf.KnowledgeSupport.Data.Migrations
{
    /// <inheritdoc />
    public partial class Screening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_needs_status",
                table: "needs");

            migrationBuilder.AddColumn<DateOnly>(
                name: "expected_by",
                table: "needs",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "handler_id",
                table: "needs",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "remarks",
                table: "needs",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<Guid>(
                name: "secretariat_id",
                table: "needs",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateOnly>(
                name: "expected_by",
                table: "known_needs",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "handler_id",
                table: "known_needs",
                type: "uuid",
                nullable: true);

            // A need's number begins with the deployment where it was reported, whose secretariat screens it.
            foreach (var deployment in DeploymentId.Known)
                migrationBuilder.Sql($"update needs set secretariat_id = '{StableId.OfDeployment(deployment.Id)}' where number like '{deployment.Id}-%';");

            migrationBuilder.AddCheckConstraint(
                name: "ck_needs_status",
                table: "needs",
                sql: "status in ('submitted', 'withdrawn', 'clarifying', 'screened', 'declined')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_needs_status",
                table: "needs");

            migrationBuilder.DropColumn(
                name: "expected_by",
                table: "needs");

            migrationBuilder.DropColumn(
                name: "handler_id",
                table: "needs");

            migrationBuilder.DropColumn(
                name: "remarks",
                table: "needs");

            migrationBuilder.DropColumn(
                name: "secretariat_id",
                table: "needs");

            migrationBuilder.DropColumn(
                name: "expected_by",
                table: "known_needs");

            migrationBuilder.DropColumn(
                name: "handler_id",
                table: "known_needs");

            migrationBuilder.AddCheckConstraint(
                name: "ck_needs_status",
                table: "needs",
                sql: "status in ('submitted', 'withdrawn')");
        }
    }
}
